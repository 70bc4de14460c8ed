// A reviewer's morning, by keyboard alone: accept, correct a toll, reject, undo; merge; and a decision that comes too late.
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

/** Presses keys one after the other; the mouse is not there. */
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits until the review page has this incident under work, its values and its text. */
async function atWork(page, id) {
  await page.locator(`.review-values[data-incident="${id}"]`).waitFor();
  await settled(page);
}

/** Sets the toll of the incident under work. */
async function setToll(page, n) {
  await press(page, "e", "d");
  await page.locator("#decide-count:focus").waitFor();
  await page.keyboard.type(String(n));
  await press(page, "Enter");
  await page.locator("#decide-reason:focus").waitFor();
  await press(page, "1");
}

/** The decisions about an incident: [ruling, value, who, undone]. */
async function decisions(id) {
  const { log } = await ask(desk, `/incidents/${id}`);
  return log.filter((entry) => entry.ruling !== "undo").map(({ ruling, value, by, undone }) => [ruling, value, by, undone]);
}

test("the whole review by keyboard alone", async (t) => {
  const page = await openPage(browser, desk, { by: null });
  const { items } = await ask(desk, "/queue?limit=10");
  const [first, second, third] = items.map((entry) => entry.row.id);
  await page.go("/review");

  await t.test("accept: two keys, and a name the first time", async () => {
    await atWork(page, first);
    await press(page, "a", "1");
    await page.getByRole("dialog").getByRole("textbox").and(page.locator(":focus")).waitFor({ timeout: 5_000 });
    await page.keyboard.type("Ada");
    await press(page, "Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await eventually(async () => assert.deepEqual(await decisions(first), [["accept", null, "Ada", false]]));
  });

  await t.test("the next one comes by itself: correct its toll", async () => {
    await atWork(page, second);
    await press(page, "e", "d");
    await page.locator("#decide-count:focus").waitFor();
    await shot(page, "review-toll");
    assert.deepEqual(await seriousFindings(page), []);
    await page.keyboard.type("23");
    await press(page, "Enter");
    await page.locator("#decide-reason:focus").waitFor();
    await press(page, "1");
    await eventually(async () => assert.deepEqual(await decisions(second), [["set", "23", "Ada", false]]));
    const { incident } = await ask(desk, `/incidents/${second}`);
    const { low, best, high } = incident.figures.find((figure) => figure.harm === "killed" && figure.relation === "total");
    assert.deepEqual([low, best, high], [23, 23, 23]);
  });

  await t.test("reject, and take it back", async () => {
    await atWork(page, third);
    await press(page, "x", "1");
    await page.waitForFunction((id) => !location.search.includes(id), third);
    await settled(page);
    await press(page, "u");
    await atWork(page, third);
    await eventually(async () => assert.deepEqual(await decisions(third), [["reject", null, "Ada", true]]));
    assert.equal((await ask(desk, `/incidents/${third}`)).incident.deleted, false);
  });

  await t.test("j and k move, ? shows the keys, Escape leaves", async () => {
    const here = page.url();
    await press(page, "j");
    await page.waitForFunction((before) => location.href !== before, here);
    await press(page, "k");
    await page.waitForFunction((before) => location.href === before, here);
    await press(page, "?");
    await page.getByRole("dialog").waitFor();
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await atWork(page, third);
  });

  await t.test("all of it without a complaint, and between the two of them", () => {
    // A rejected incident is gone, and the browser says so of its address.
    const errors = page.seen.errors.filter((error) => !/404/.test(error));
    assert.deepEqual({ ...page.seen, errors }, { errors: [], asked: [], left: [], dialogs: [] });
  });
  await page.context().close();
});

test("undo twice: the last decision, then the one before", async () => {
  const page = await openPage(browser, desk);
  const { items } = await ask(desk, "/queue?limit=3");
  const [one, two] = items.map((entry) => entry.row.id);
  await page.go("/review");
  for (const id of [one, two]) {
    await atWork(page, id);
    await press(page, "a", "1");
    await page.waitForFunction((it) => !location.search.includes(it) && location.search !== "", id);
  }
  for (const id of [two, one]) {
    await press(page, "u");
    await atWork(page, id);
  }
  for (const id of [one, two]) await eventually(async () => assert.deepEqual((await decisions(id)).at(-1), ["accept", null, "Ada", true]));
  await page.context().close();
});

test("merge two incidents by keyboard, and take it back", async () => {
  const page = await openPage(browser, desk);
  const id = await mergeable();
  const before = await ask(desk, `/incidents/${id}`);
  await page.go(`/incidents/${id}`);
  await press(page, "m");
  await page.locator("#decide-merge:focus").waitFor();
  await page.getByRole("radiogroup").getByRole("radio").first().waitFor();
  await press(page, "Enter");
  await page.locator('input[name="decide-merge-other"]:checked').waitFor();
  await settled(page);
  await shot(page, "merge");
  await press(page, "Enter");
  await page.locator("#decide-reason:focus").waitFor();
  await press(page, "1");
  await page.locator(".decide-form").waitFor({ state: "detached" });
  await settled(page);
  const merged = await ask(desk, `/incidents/${id}`);
  assert.ok(merged.log.some((entry) => entry.ruling === "merge" && !entry.undone), "the ledger says merge");
  assert.ok(before.events.every((event) => merged.events.some((it) => it.id === event.id)), "all its events are in it");
  assert.ok(merged.events.length > before.events.length, "and more");

  await page.getByRole("button", { name: /^Undo: / }).last().click();
  await page.getByRole("dialog").getByRole("textbox").fill("they are two after all");
  await press(page, "Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await eventually(async () => assert.deepEqual((await ask(desk, `/incidents/${id}`)).events.map((it) => it.id), before.events.map((it) => it.id)));
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test("who decides too late sees both versions, and nothing is overwritten", async () => {
  const id = await undecided();
  const [early, late] = [await openPage(browser, desk, { by: "Ada" }), await openPage(browser, desk, { by: "Bo" })];
  for (const page of [early, late]) await page.go(`/incidents/${id}`);
  await setToll(early, 31);
  await early.locator(".decide-form").waitFor({ state: "detached" });
  await setToll(late, 32);
  const stale = late.getByRole("alert").filter({ hasText: "Somebody decided meanwhile" });
  await stale.waitFor();
  const words = await stale.innerText();
  assert.match(words, /Ada/);
  assert.match(words, /31/);
  for (const version of ["What you saw", "What stands now"]) await stale.getByRole("columnheader", { name: version }).waitFor();
  await shot(late, "stale");
  assert.deepEqual(await seriousFindings(late), []);
  assert.deepEqual(await decisions(id), [["set", "31", "Ada", false]]);

  // Having seen it, one may decide again; both decisions stay in the ledger.
  await late.getByRole("button", { name: "Decide on what stands now" }).click();
  await late.locator(".decide-form").waitFor({ state: "detached" });
  await eventually(async () => assert.deepEqual(await decisions(id), [["set", "31", "Ada", false], ["set", "32", "Bo", false]]));
  assert.ok(late.seen.errors.every((error) => /409/.test(error)), late.seen.errors.join("\n"));
  for (const page of [early, late]) await page.context().close();
});

/** An incident of the queue on which no test before has decided. */
async function undecided() {
  const { items } = await ask(desk, "/queue?limit=20");
  for (const { row } of items.toReversed()) {
    if ((await decisions(row.id)).length === 0) return row.id;
  }
  throw new Error("every incident of the queue has been decided on");
}

/** An incident to which the merge form will have another to offer: same country, same day. */
async function mergeable() {
  const { items } = await ask(desk, "/incidents?limit=200&sort=day");
  const dated = items.filter((row) => row.first && row.country);
  const found = dated.find((row) => dated.some((it) => it.id !== row.id && it.country === row.country && it.act === row.act && it.first === row.first));
  assert.ok(found, "the sample has no two incidents that could be one");
  return found.id;
}
