// The address is the view: sent to somebody else it shows the same, and going back goes back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, eventually, openBrowser, openPage, settled, startDesk } from "./desk.mjs";

let desk, browser;

before(async () => {
  desk = await startDesk();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await desk?.stop();
});

/** What a reader would compare: the number on top, what is set, and the rows. */
async function shown(page) {
  const rows = await page.locator(".list tbody tr").allInnerTexts();
  return {
    total: await page.locator(".summary-total").innerText(),
    set: await page.locator(".summary-chips .chip").allInnerTexts(),
    rows: rows.map((row) => row.replace(/\s+/g, " ").trim()),
    picked: await page.locator('.list tbody tr[aria-selected="true"]').count(),
  };
}

test("filters, order and the chosen incident travel with the address", async () => {
  const page = await openPage(browser, desk);
  await page.go("/?view=table");
  await page.getByRole("list", { name: "Countries" }).getByRole("button").first().click();
  await page.getByRole("checkbox", { name: /disputed/i }).check();
  await page.waitForURL(/disputed=true/);
  await settled(page);
  await page.keyboard.press("j");
  await page.waitForURL(/id=/);
  await settled(page);
  const mine = await shown(page);
  assert.ok(mine.rows.length > 0);
  assert.equal(mine.set.length, 2);

  const other = await openPage(browser, desk);
  await other.go(page.url().slice(desk.url.length));
  assert.deepEqual(await shown(other), mine);

  const query = new URL(page.url()).searchParams;
  const { total } = await ask(desk, `/incidents?country=${query.get("country")}&disputed=true`);
  assert.equal(Number.parseInt(mine.total, 10), total, "the page and the server count alike");
  for (const it of [page, other]) {
    assert.deepEqual(it.seen.errors, []);
    await it.context().close();
  }
});

test("back takes the last filter away again", async () => {
  const page = await openPage(browser, desk);
  await page.go("/?view=table");
  const before = await shown(page);
  await page.getByRole("list", { name: "Countries" }).getByRole("button").first().click();
  await page.waitForURL(/country=/);
  await settled(page);
  assert.notDeepEqual(await shown(page), before);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("country"));
  await settled(page);
  assert.deepEqual(await shown(page), before);
  await page.context().close();
});

test("the map's place travels too", async () => {
  const page = await openPage(browser, desk);
  await page.go("/?at=1.5,29,5");
  await page.locator("canvas").first().waitFor();
  await page.waitForTimeout(600);
  const [lat, lon, zoom] = (new URL(page.url()).searchParams.get("at") ?? "").split(",").map(Number);
  assert.ok(Math.abs(lat - 1.5) < 0.5 && Math.abs(lon - 29) < 0.5 && Math.abs(zoom - 5) < 0.3, page.url());
  await page.context().close();
});

test("an actor's page and the order of publishers are addresses as well", async () => {
  const page = await openPage(browser, desk);
  await page.go("/actors");
  await page.getByRole("searchbox", { name: "Find an actor" }).fill("army");
  const { items } = await ask(desk, "/actors?q=army");
  const names = () => page.locator("tbody th").allInnerTexts();
  await eventually(async () => assert.deepEqual(await names(), items.map((hit) => hit.label)));
  assert.match(page.url(), /q=army/);
  await page.reload();
  await eventually(async () => assert.deepEqual(await names(), items.map((hit) => hit.label)));

  await page.go("/sources");
  await page.getByRole("button", { name: "Publisher", exact: true }).click();
  await page.waitForURL(/sort=publisher/);
  await page.reload();
  await settled(page);
  assert.equal(await page.locator('th[aria-sort="ascending"]').innerText().then((text) => text.includes("Publisher")), true);
  await page.context().close();
});
