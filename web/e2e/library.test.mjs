// Reports given by hand, and the health of the store.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, openBrowser, openPage, seriousFindings, settled, shot, startDesk, tidings } from "./desk.mjs";

const TEXT = "Gunmen killed at least 12 villagers in Boni, in central Mali, on Tuesday, the mayor told reporters. Three soldiers were wounded.";

let desk, browser;

before(async () => {
  desk = await startDesk();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await desk?.stop();
});

test("a pasted text is read, kept and in the lists at once", async () => {
  const page = await openPage(browser, desk);
  const before = await ask(desk, "/health");
  await page.go("/import");
  await page.getByRole("button", { name: "Read it" }).click();
  await page.getByRole("alert").filter({ hasText: "There is no text yet." }).waitFor();

  await page.getByLabel("Headline", { exact: true }).fill("Twelve villagers killed in Boni");
  await page.getByLabel("Text", { exact: true }).fill(TEXT);
  await page.getByLabel("Day of publication").fill("2024-06-06");
  await page.getByLabel("Publisher").fill("Hand Courier");
  await page.getByRole("main").getByLabel("Language", { exact: true }).selectOption("en");
  await page.getByRole("button", { name: "Read it" }).click();
  const card = page.getByRole("article");
  await card.getByText("read", { exact: true }).waitFor({ timeout: 60_000 });
  assert.match(await card.innerText(), /event/);
  assert.match(await card.locator("blockquote").first().innerText(), /Boni/);
  await shot(page, "import-read");
  assert.deepEqual(await seriousFindings(page), []);

  const after = await ask(desk, "/health");
  assert.equal(after.reports, before.reports + 1);
  assert.ok(after.events > before.events);
  await card.getByRole("link", { name: "Open the report" }).click();
  await page.getByRole("heading", { level: 1, name: "Twelve villagers killed in Boni" }).waitFor();
  await settled(page);
  assert.match(await page.locator("main").innerText(), /Three soldiers were wounded/);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test("files are read one by one; what cannot be read says why", async () => {
  const page = await openPage(browser, desk);
  await page.go("/import");
  const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.locator("input[type=file]").setInputFiles([
    file("strike.txt", "An air strike on a market in El Fasher killed 30 civilians on 3 October 2024, a local committee said."),
    file("note.md", "---\npublished: 2024-10-05\npublisher: Hand Courier\n---\n# Two wounded in Goma\n\nTwo people were wounded when a grenade exploded in Goma on Friday, police said.\n"),
    file("scan.pdf", "%PDF"),
    file("large.txt", "a".repeat(6_000_000)),
    file("empty.txt", ""),
  ]);
  const cards = page.getByRole("article");
  await page.getByRole("status").filter({ hasText: "2 read: 2 events. 3 not read." }).waitFor({ timeout: 90_000 });
  const said = (name) => cards.filter({ hasText: name }).innerText();
  assert.match(await said("strike.txt"), /El Fasher/);
  assert.match(await said("note.md"), /Goma/);
  assert.match(await said("scan.pdf"), /not a form the program reads/);
  assert.match(await said("large.txt"), /at most 5 MB/);
  assert.match(await said("empty.txt"), /empty/);
  await shot(page, "import-files");
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test("verify says that all is as written, and the head can be kept", async () => {
  const page = await openPage(browser, desk, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.go("/health");
  await page.getByRole("button", { name: "Verify now" }).click();
  await page.getByText("Everything is as it was written.").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Copy the head" }).click();
  await page.getByText("Copied. Keep it outside this machine.").waitFor();
  const head = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(head, (await ask(desk, "/health")).head);
  // The same head, given to the command line, vouches for the same ledger.
  await tidings("verify", "--db", desk.db, "--head", head);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test("an actor's page counts what the lists count", async () => {
  const page = await openPage(browser, desk);
  const { items } = await ask(desk, "/actors?q=");
  const actor = items.find((hit) => hit.actor && hit.incidents > 1);
  await page.go(`/actors/${actor.actor}`);
  const { total } = await ask(desk, `/incidents?actor=${actor.actor}`);
  await page.getByRole("status").filter({ hasText: `${total} incident` }).first().waitFor();
  assert.equal(await page.getByRole("table", { name: /takes part/ }).locator("tbody tr").count(), Math.min(total, 50));
  await page.getByRole("table", { name: /takes part/ }).getByRole("link").first().click();
  await page.waitForURL(/\/incidents\//);
  await page.context().close();
});
