// Every page: loads without a complaint, asks nobody outside, and axe-core finds nothing serious; in light, dark and French.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, openBrowser, openPage, seriousFindings, settled, shot, startDesk } from "./desk.mjs";

let desk, browser, paths;

before(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  const { items } = await ask(desk, "/incidents?disputed=true&sort=-sources&limit=30");
  const views = await Promise.all(items.map((row) => ask(desk, `/incidents/${row.id}`)));
  const known = views.flatMap((view) => view.incident.participants).find((participant) => participant.actor);
  paths = {
    overview: "/", "overview-filtered": "/?country=ML", incident: `/incidents/${items[0].id}`, reports: "/reports",
    search: "/reports?q=drone", report: `/reports/${views[0].incident.reports[0].id}`, review: "/review", actors: "/actors",
    actor: `/actors/${known.actor}`, sources: "/sources", quality: "/quality", rules: "/rules", import: "/import", health: "/health",
  };
});
after(async () => {
  await browser?.close();
  await desk?.stop();
});

const LOOKS = {
  light: { options: {}, check: accessible },
  dark: { options: { dark: true }, check: accessible },
  fr: { options: { lang: "fr" }, check: translated },
  narrow: { options: { viewport: { width: 390, height: 844 } }, check: fits },
};

async function accessible(page) {
  assert.deepEqual(await seriousFindings(page), []);
}

async function translated(page) {
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  // The key itself stands where a word is missing.
  const keys = (await page.locator("body").innerText()).match(/\b(common|overview|map|incident|report|review|library|project|word)\.[a-z]\w+/g);
  assert.equal(keys, null);
}

async function fits(page) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 1, `${wide} pixels too wide`);
}

for (const [look, { options, check }] of Object.entries(LOOKS)) {
  test(`every page, ${look}`, async (t) => {
    const page = await openPage(browser, desk, options);
    for (const [name, path] of Object.entries(paths)) {
      await t.test(name, async () => {
        page.seen.errors.length = 0;
        await page.go(path);
        await shot(page, `${name}-${look}`);
        assert.equal(await page.locator("h1").count(), 1, "one h1 a page");
        assert.equal(await page.locator("main").count(), 1, "one main a page");
        assert.match(await page.title(), /Tidings/);
        assert.deepEqual(page.seen, { errors: [], asked: [], left: [], dialogs: [] });
        await check(page);
      });
    }
    await page.context().close();
  });
}

test("the first page weighs less than 600 KB on the wire", async () => {
  const page = await openPage(browser, desk);
  const wire = await page.context().newCDPSession(page);
  const files = new Map();
  wire.on("Network.responseReceived", ({ requestId, response }) => files.set(requestId, { path: new URL(response.url).pathname, bytes: 0 }));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => Object.assign(files.get(requestId) ?? {}, { bytes: encodedDataLength }));
  await wire.send("Network.enable");
  await page.go("/");
  await page.locator("canvas").first().waitFor();
  const own = [...files.values()].filter(({ path }) => !path.startsWith("/api/"));
  const sum = own.reduce((bytes, file) => bytes + file.bytes, 0);
  assert.ok(sum < 600_000, `${sum} bytes:\n${own.map(({ path, bytes }) => `${bytes} ${path}`).join("\n")}`);
  await page.context().close();
});

test("the language is switched without loading the page again", async () => {
  const page = await openPage(browser, desk);
  await page.go("/health");
  await page.getByRole("button", { name: "Français" }).click();
  await page.getByRole("heading", { level: 1, name: "État" }).waitFor();
  await page.reload();
  await settled(page);
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  await page.context().close();
});

test("a dialog takes the focus into its first field, and gives it back", async () => {
  const page = await openPage(browser, desk);
  await page.go("/health");
  const signer = page.getByRole("button", { name: "Ada" });
  await signer.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("textbox").and(page.locator(":focus")).waitFor({ timeout: 5_000 });
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await signer.and(page.locator(":focus")).waitFor({ timeout: 5_000 });
  await page.context().close();
});

test("an address that leads nowhere says so", async () => {
  const page = await openPage(browser, desk);
  await page.go("/nowhere");
  assert.equal(await page.locator("h1").count(), 1);
  await page.go("/incidents/ffffffffffff");
  await page.getByRole("alert").waitFor();
  assert.ok(page.seen.errors.every((error) => /404/.test(error)), page.seen.errors.join("\n"));
  await page.context().close();
});

test("an empty store teaches how to fill it", async () => {
  const bare = await startDesk({ empty: true });
  try {
    const page = await openPage(browser, bare);
    for (const path of ["/", "/review", "/reports", "/actors", "/sources", "/quality", "/rules", "/import", "/health"]) {
      await page.go(path);
      assert.deepEqual(await seriousFindings(page), [], path);
      assert.deepEqual(page.seen.errors, [], path);
    }
    await page.go("/sources");
    await page.getByRole("link", { name: "Add reports" }).click();
    await page.getByRole("heading", { level: 1, name: "Import" }).waitFor();
    await page.context().close();
  } finally {
    await bare.stop();
  }
});
