// Map tiles of the house's own: drawn under the incidents, asked of one server alone, and no loss where it is silent.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { eventually, openBrowser, openPage, seriousFindings, shot, startDesk } from "./desk.mjs";

const CREDIT = "Our own maps";
/** As no part of the desk is coloured. */
const TILE = [255, 0, 255];
const LAND = [0xfa, 0xf9, 0xf5];

let tiles, elsewhere, desk, browser;

before(async () => {
  [tiles, elsewhere] = await Promise.all([startTiles(), startTiles()]);
  desk = await startDesk({ options: ["--tiles", `${tiles.url}/{z}/{x}/{y}.png`, "--tiles-credit", CREDIT] });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await desk?.stop();
  tiles?.server.close();
  elsewhere?.server.close();
});

/** A server on this machine whose every tile is one colour. */
async function startTiles() {
  const held = { asked: [], silent: false };
  const picture = png(TILE);
  const server = createServer((request, answer) => {
    held.asked.push(request.url);
    if (held.silent) return answer.writeHead(503).end();
    answer.writeHead(200, { "Content-Type": "image/png", "Access-Control-Allow-Origin": "*", "Cache-Control": "no-store" }).end(picture);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return Object.assign(held, { server, url: `http://127.0.0.1:${server.address().port}` });
}

/** A picture of one pixel. */
function png(colour) {
  const chunk = (name, bytes) => {
    const body = Buffer.concat([Buffer.from(name), bytes]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(bytes.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
  const rows = deflateSync(Buffer.from([0, ...colour]));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

/** How much of the map, from 0 to 1, has this colour. */
async function share(page, colour) {
  const picture = (await page.locator(".maplibregl-canvas").first().screenshot()).toString("base64");
  return page.evaluate(async ([picture, colour]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
    const brush = canvas.getContext("2d");
    brush.drawImage(image, 0, 0);
    const { data } = brush.getImageData(0, 0, image.width, image.height);
    let found = 0;
    for (let at = 0; at < data.length; at += 4) found += colour.every((part, n) => Math.abs(data[at + n] - part) < 3) ? 1 : 0;
    return found / (data.length / 4);
  }, [picture, colour]);
}

test("tiles lie under the incidents with their credit, and only their server is asked", async () => {
  const page = await openPage(browser, desk);
  await page.go("/");
  await page.locator(".map-credit", { hasText: CREDIT }).waitFor();
  await eventually(async () => assert.ok(await share(page, TILE) > 0.5, "the tiles cover the land"));
  assert.ok(await share(page, TILE) < 0.999, "the incidents are still seen");
  await shot(page, "tiles");
  assert.match(tiles.asked[0], /^\/\d+\/\d+\/\d+\.png$/);
  assert.ok(page.seen.asked.length > 0 && page.seen.asked.every((url) => url.startsWith(`${tiles.url}/`)), page.seen.asked.join("\n"));
  assert.deepEqual([page.seen.left, page.seen.errors], [[], []]);
  assert.deepEqual(await seriousFindings(page), []);
  // Another server, on this very machine, is not asked, whatever a page would like.
  const got = await page.evaluate((url) => fetch(url, { mode: "no-cors" }).then(() => "answered", () => "refused"), `${elsewhere.url}/0/0/0.png`);
  assert.deepEqual([got, elsewhere.asked], ["refused", []]);
  await page.context().close();
});

test("while the tiles do not come the land is there", async () => {
  tiles.silent = true;
  try {
    const page = await openPage(browser, desk);
    await page.go("/");
    await page.locator(".map-credit", { hasText: CREDIT }).waitFor();
    await eventually(async () => assert.ok(await share(page, LAND) > 0.1, "the land is drawn"));
    assert.equal(await share(page, TILE), 0);
    await page.context().close();
  } finally {
    tiles.silent = false;
  }
});
