// What a project decides for itself: tags, rules that hold for every report, and how good its data is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, eventually, openBrowser, openPage, seriousFindings, settled, shot, startDesk } from "./desk.mjs";

let desk, browser;

before(async () => {
  desk = await startDesk();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await desk?.stop();
});

/** A decision as another desk would send it, on the incident as it is now. */
async function decide(id, input) {
  const { etag } = await ask(desk, `/incidents/${id}`);
  const headers = { "Content-Type": "application/json", "X-Tidings": "desk" };
  const body = JSON.stringify({ id, seen: etag, by: "Bo", reason: "as the report says", ...input });
  const answer = await fetch(`${desk.url}/api/v1/decisions`, { method: "POST", headers, body });
  assert.equal(answer.status, 201, await answer.clone().text());
  return answer.json();
}

const LOOKS = { light: {}, dark: { dark: true }, fr: { lang: "fr" }, narrow: { viewport: { width: 390, height: 844 } } };

/** The page in every look: a picture each, nothing serious for axe, nothing too wide, no word missing. */
async function inEveryLook(path, name) {
  for (const [look, options] of Object.entries(LOOKS)) {
    const page = await openPage(browser, desk, options);
    await page.go(path);
    await shot(page, `${name}-${look}`);
    assert.deepEqual(await seriousFindings(page), [], look);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1), `${look}: too wide`);
    assert.doesNotMatch(await page.locator("body").innerText(), /\b(common|overview|incident|project)\.[a-z]\w+/, look);
    assert.deepEqual(page.seen.errors, [], look);
    await page.context().close();
  }
}

test("before anybody decided, the pages teach how that is done", async () => {
  const page = await openPage(browser, desk);
  await page.go("/");
  await page.getByRole("link", { name: "not yet checked by people" }).click();
  await page.getByRole("heading", { level: 1, name: "Quality" }).waitFor();
  await page.getByText("Nobody has checked anything yet").waitFor();
  assert.equal(await page.getByRole("main").getByText(/%/).count(), 0, "unknown is no share");
  await page.getByRole("navigation", { name: "Quality and rules" }).getByRole("link", { name: "Rules" }).click();
  await page.getByText("tick “everywhere”").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await page.getByRole("link", { name: "To the review" }).click();
  await page.waitForURL(/\/review/);
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
  await inEveryLook("/quality", "quality-none");
  await inEveryLook("/rules", "rules-none");
});

test("tags: added, filtered by, taken off, and undone", async (t) => {
  const { items } = await ask(desk, "/incidents?sort=-day&limit=3");
  const { id } = items[1];
  const tags = async () => (await ask(desk, `/incidents/${id}`)).incident.tags;
  const page = await openPage(browser, desk);
  await page.go(`/incidents/${id}`);
  const shown = page.getByRole("list", { name: "Tags" }).getByRole("link");

  await t.test("typed, Enter: signed and in the log", async () => {
    await page.getByRole("button", { name: "Add a tag" }).click();
    const box = page.getByRole("combobox", { name: "New tag" });
    await box.and(page.locator(":focus")).waitFor();
    await box.fill("a, b");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "1 to 60 letters" }).waitFor();
    await box.fill("  Aid   Convoy");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Tagged “aid convoy”." }).waitFor();
    await box.fill("to check");
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Tagged “to check”." }).waitFor();
    await box.fill("to check");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "already" }).waitFor();
    await shot(page, "tags-incident");
    assert.deepEqual(await seriousFindings(page), []);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add a tag" }).and(page.locator(":focus")).waitFor();
    assert.deepEqual(await tags(), ["aid convoy", "to check"]);
    assert.deepEqual(await shown.allInnerTexts(), ["aid convoy", "to check"]);
    const { log } = await ask(desk, `/incidents/${id}`);
    assert.deepEqual(log.map(({ ruling, value, by, reason }) => [ruling, value, by, reason]), [["tag", "aid convoy", "Ada", "tagged"], ["tag", "to check", "Ada", "tagged"]]);
    assert.match(await page.locator(".thread").innerText(), /Ada tagged it “aid convoy”/);
  });

  await t.test("leads to all that have it; a chip takes the filter away", async () => {
    await shown.first().click();
    await page.waitForURL(/\?tag=aid/);
    await settled(page);
    await page.getByText("1 incident", { exact: true }).waitFor();
    assert.deepEqual(await page.locator(".incident-table tbody tr").evaluateAll((rows) => rows.map((row) => row.dataset.id)), [id]);
    assert.match(await page.locator(".incident-table .tags").innerText(), /aid convoy/);
    await shot(page, "tags-overview");
    assert.deepEqual(await seriousFindings(page), []);
    await page.getByRole("button", { name: "Remove tag: aid convoy" }).click();
    await page.waitForFunction(() => !location.search.includes("tag="));
  });

  await t.test("the filter offers the tags in use with their counts, by typing or by arrow", async () => {
    await page.go("/");
    const box = page.getByRole("combobox", { name: "Tag" });
    await box.click();
    await page.getByRole("option", { name: "to check" }).waitFor();
    const offered = (await page.getByRole("option").allInnerTexts()).map((text) => text.replace(/\s+/, " "));
    assert.deepEqual(offered.map((text) => text.split(/\s(?=\d)/)), [["aid convoy", "1"], ["to check", "1"]]);
    await shot(page, "tags-filter");
    assert.deepEqual(await seriousFindings(page), []);
    await box.fill("Convoy");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => new URLSearchParams(location.search).get("tag") === "aid convoy");
    await page.getByRole("list", { name: "Filters set" }).getByText("tag: aid convoy").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Table" }).click();
    await page.locator(".overview-table .col-standing .tags").waitFor();
    await shot(page, "tags-table");
    // A tag that nobody gave is asked for as typed, and leaves nothing.
    await box.fill("Nobody-Never");
    await page.keyboard.press("Enter");
    await page.getByText("No incident matches").waitFor();
    assert.equal(new URL(page.url()).searchParams.get("tag"), "nobody-never");
  });

  await t.test("taken off, and that undone", async () => {
    await page.go(`/incidents/${id}`);
    await page.getByRole("button", { name: "Take off the tag “to check”" }).click();
    await page.getByRole("status").filter({ hasText: "is taken off" }).waitFor();
    await eventually(async () => assert.deepEqual(await tags(), ["aid convoy"]));
    await page.getByRole("button", { name: "Take off the tag “aid convoy”" }).and(page.locator(":focus")).waitFor();
    await page.getByRole("button", { name: "Undo: took off the tag “to check”" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("it is still to be checked");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await eventually(async () => assert.deepEqual(await shown.allInnerTexts(), ["aid convoy", "to check"]));
    assert.deepEqual(await tags(), ["aid convoy", "to check"]);
    assert.deepEqual(page.seen.errors, []);
  });

  await t.test("somebody decided meanwhile: said so, and done at the second try", async () => {
    await decide(id, { ruling: "tag", field: "event", value: "urgent" });
    await page.getByRole("button", { name: "Add a tag" }).click();
    await page.getByRole("combobox", { name: "New tag" }).fill("late");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").filter({ hasText: "Somebody else decided meanwhile" }).waitFor();
    await page.getByRole("link", { name: "urgent" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("status").filter({ hasText: "Tagged “late”." }).waitFor();
    assert.deepEqual(await tags(), ["aid convoy", "late", "to check", "urgent"]);
    assert.ok(page.seen.errors.every((error) => /409/.test(error)), page.seen.errors.join("\n"));
  });
  await page.context().close();
  await inEveryLook(`/incidents/${id}`, "tags");
});

test("rules: what was decided for all alike is seen, and undone", async (t) => {
  const { row, words } = await namedPlace();
  const place = { name: "Otherwhere", precision: "settlement", country: row.country, admin1: row.admin1, lat: 12.5, lon: 3.25 };
  await decide(row.id, { ruling: "set", field: "where", place, alike: words, reason: "the other one of that name" });
  const page = await openPage(browser, desk);

  await t.test("with its words, who, why, and where it holds", async () => {
    const { items: [rule] } = await ask(desk, "/rules");
    assert.ok(rule.events > 0);
    await page.go("/rules");
    const item = page.getByRole("listitem", { name: `${words} is taken for Otherwhere` });
    const said = await item.innerText();
    for (const part of [/Bo, /, /the other one of that name/, new RegExp(`holds for ${rule.events} event`)]) assert.match(said, part);
    await item.getByText("Show the incidents").click();
    const { items } = await ask(desk, `/alike?field=where&words=${encodeURIComponent(words)}`);
    await item.getByRole("link").first().waitFor();
    assert.deepEqual(await item.getByRole("link").evaluateAll((links) => links.map((link) => link.pathname.split("/").at(-1))), items.map((it) => it.id));
    assert.deepEqual(await seriousFindings(page), []);
    await inEveryLook("/rules", "rules");
  });

  await t.test("an incident's history says that it holds everywhere", async () => {
    await page.go(`/incidents/${row.id}`);
    await page.locator(".thread").getByText(`wherever a report writes “${words}”`).waitFor();
    assert.match(await page.locator(".settled").innerText(), /Decided by Bo wherever a report writes/);
    await page.locator(".thread").getByRole("link", { name: "See the rules" }).click();
    await page.getByRole("heading", { level: 1, name: "Rules" }).waitFor();
    await settled(page);
  });

  await t.test("undone with a reason, it holds nowhere and is still to be seen", async () => {
    await page.getByRole("button", { name: `Undo: “${words}” is taken for Otherwhere` }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("it was the first one after all");
    await shot(page, "rules-undo");
    assert.deepEqual(await seriousFindings(page), []);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("status").filter({ hasText: `The rule for “${words}” is undone.` }).waitFor();
    const item = page.getByRole("listitem", { name: /is taken for Otherwhere undone/ });
    await item.and(page.locator(":focus")).waitFor();
    assert.equal(await item.getByRole("button").count(), 0);
    await page.getByText("0 rules, 1 undone").waitFor();
    assert.equal((await ask(desk, "/rules")).items[0].undone, true);
    assert.notEqual((await ask(desk, `/incidents/${row.id}`)).incident.where.name, "Otherwhere");
    await shot(page, "rules-undone");
    assert.deepEqual(page.seen.errors, []);
  });
  await page.context().close();
});

test("quality: the figures are the server's, with what they are of", async (t) => {
  const { items } = await ask(desk, "/queue?limit=8");
  const ids = items.map((entry) => entry.row.id);
  for (const id of ids.slice(0, 5)) await decide(id, { ruling: "accept", field: "event" });
  await decide(ids[0], { ruling: "set", field: "killed", value: "7" });
  await decide(ids[0], { ruling: "set", field: "killed", value: "8", by: "Cy" });
  await decide(ids[1], { ruling: "set", field: "killed", value: "3" });
  await decide(ids[1], { ruling: "set", field: "killed", value: "3", by: "Cy" });
  await decide(ids[5], { ruling: "reject", field: "event" });
  const { seen, rejected, missed, fields, reviewers } = await ask(desk, "/quality");
  const killed = fields.find((it) => it.field === "killed");
  assert.ok(seen >= 6 && rejected >= 1 && killed.corrected >= 2 && killed.ruled_twice >= 2, JSON.stringify({ seen, rejected, killed }));
  const page = await openPage(browser, desk);
  const cells = (name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) }).getByRole("cell").allInnerTexts();

  await t.test("what was checked, rejected, and found", async () => {
    await page.go("/quality");
    const numbers = await page.locator(".quality-numbers dd strong").allInnerTexts();
    assert.deepEqual(numbers.map(Number), [seen, rejected, missed]);
    await page.getByRole("heading", { name: "What these figures do not mean" }).waitFor();
  });

  await t.test("by field, with its base and its interval", async () => {
    const share = `${Math.round((100 * killed.corrected) / (seen - rejected))}%`;
    const [corrected, percentage, agreed] = await cells("Killed");
    assert.equal(corrected, `${killed.corrected} of ${seen - rejected}`);
    assert.ok(percentage.startsWith(`${share} (`) && /\(\d+–\d+%\)$/.test(percentage), percentage);
    assert.equal(agreed, `${killed.agreed} of ${killed.ruled_twice}`);
    assert.equal((await cells("An event at all"))[0], `${rejected} of ${seen}`);
    // Nobody ruled twice on it: of that nothing is known, which is not 0 %.
    assert.match((await cells("Displaced")).at(-1), /^–/);
  });

  await t.test("who decided how much", async () => {
    for (const { name, decisions } of reviewers) assert.equal(Number((await cells(name))[0]), decisions, name);
  });

  await t.test("one line beside the data leads there", async () => {
    await page.go("/");
    const line = page.getByRole("link", { name: `${seen} events checked, ${Math.round((100 * rejected) / seen)}% rejected` });
    await line.waitFor();
    await shot(page, "quality-line");
    await line.click();
    await page.getByRole("heading", { level: 1, name: "Quality" }).waitFor();
    assert.deepEqual(page.seen.errors, []);
  });
  await page.context().close();
  await inEveryLook("/quality", "quality");
});

/** An incident whose place a report names in words that hold for more than one. */
async function namedPlace() {
  const { items } = await ask(desk, "/incidents?limit=60");
  for (const row of items.filter((it) => it.place_precision === "settlement")) {
    const words = (await ask(desk, `/incidents/${row.id}`)).incident.where.span.quote;
    if (words && (await ask(desk, `/alike?field=where&words=${encodeURIComponent(words)}`)).events > 0) return { row, words };
  }
  throw new Error("the sample names no town");
}

test("a project that asks for two people keeps an incident until the second has seen it", async () => {
  const { items } = await ask(desk, "/incidents?limit=1&sort=-day");
  const { id } = items[0];
  const page = await openPage(browser, desk, { by: "Ada" });
  await page.go("/rules");
  const form = page.getByRole("region", { name: "Before an incident leaves the house" });
  await form.getByText("One person releases it").waitFor();
  await form.getByLabel("People needed").fill("2");
  await form.getByLabel("Why").fill("our handbook");
  await form.getByRole("button", { name: "Ask for so many" }).click();
  await form.getByText("2 people must have accepted or released it").waitFor();
  await form.getByText("Ada asked for 2 people").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await decide(id, { field: "event", ruling: "release", by: "Ada" });
  assert.equal((await ask(desk, `/incidents/${id}`)).incident.released, null);
  await page.go(`/incidents/${id}`);
  await page.getByText("Approved by Ada, 1 of 2").waitFor();
  await decide(id, { field: "event", ruling: "accept", by: "Bo" });
  assert.notEqual((await ask(desk, `/incidents/${id}`)).incident.released, null);
  await page.go("/rules");
  await shot(page, "approvals");
  await form.getByLabel("People needed").fill("1");
  await form.getByLabel("Why").fill("back to one");
  await form.getByRole("button", { name: "Ask for so many" }).click();
  await form.getByText("One person releases it").waitFor();
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test("an actor's page tells its ties and their years", async () => {
  const page = await openPage(browser, desk);
  await page.go("/actors/xx-jnim");
  const ties = page.getByRole("region", { name: "Ties" });
  await ties.getByRole("link", { name: /Ansar Dine/ }).first().waitFor();
  await ties.getByText("came after").first().waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await shot(page, "actor-ties");
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});
