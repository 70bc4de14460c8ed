// What the reader missed or mistook, by keyboard alone: not said, a missed event, two in one, a rule for all alike, tags.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ask, eventually, openBrowser, openPage, seriousFindings, settled, shot, startDesk } from "./desk.mjs";

let desk, browser, queue;

before(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  // Each test works on incidents of its own; all that is looked for is named in the text and set apart from the act.
  const { items } = await ask(desk, "/queue?limit=60");
  queue = await Promise.all(items.map(({ row }) => ask(desk, `/incidents/${row.id}`)));
});
after(async () => {
  await browser?.close();
  await desk?.stop();
});

const used = new Set();

/** An incident that fits, and whose reports no other test works on. */
function take(fits) {
  const free = ({ incident }) => [incident.id, ...incident.reports.map((r) => r.id)].every((id) => !used.has(id));
  const found = queue.find((view) => free(view) && fits(view.incident, view.events));
  assert.ok(found, "the sample has no such incident");
  for (const id of [found.incident.id, ...found.incident.reports.map((r) => r.id)]) used.add(id);
  return found.incident;
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

const focused = (page, selector) => page.locator(`${selector}:focus`).waitFor();

/** Waits until the review has this incident under work and nothing is under way. */
async function atWork(page, id) {
  await page.locator(`.review-values[data-incident="${id}"]`).waitFor();
  await page.locator(".review-report .marked").waitFor();
  await settled(page);
}

async function review(id, options) {
  const page = await openPage(browser, desk, options);
  await page.go(`/review?incident=${id}`);
  await atWork(page, id);
  return page;
}

/** The id of the incident under work, once it is another than `id`. */
async function another(page, id) {
  await page.waitForFunction((it) => (new URLSearchParams(location.search).get("incident") ?? it) !== it, id);
  const found = new URL(page.url()).searchParams.get("incident");
  await atWork(page, found);
  return found;
}

async function said(page, words) {
  await page.locator(".status-line").getByText(words).waitFor();
}

/** [ruling, field, value, alike, undone] of an incident's decisions. */
async function log(id) {
  const { log: lines } = await ask(desk, `/incidents/${id}`);
  return lines.filter((l) => l.ruling !== "undo").map((l) => [l.ruling, l.field, l.value, l.alike, l.undone]);
}

async function isGone(id) {
  await eventually(() => assert.rejects(ask(desk, `/incidents/${id}`), /404/));
}

/** What a page complained of, but for an incident that is gone and words that are taken. */
const complaints = (page) => page.seen.errors.filter((error) => !/40[49]/.test(error));

test("no report says it: the value stands as unknown, and comes back", async () => {
  const { id, where } = take((i) => i.where && i.figures.some((f) => f.harm === "killed" && f.relation === "total"));
  const page = await review(id);
  await press(page, "e", "d");
  await focused(page, "#decide-count");
  await press(page, "Alt+n");
  await focused(page, "#decide-reason");
  assert.deepEqual(await seriousFindings(page), []);
  await shot(page, "unsaid");
  await press(page, "Alt+n");
  await focused(page, "#decide-count");
  await press(page, "Alt+n");
  await focused(page, "#decide-reason");
  await page.keyboard.type("nobody counted");
  await press(page, "Shift+Enter");
  await said(page, /^Killed: no report says it/);
  await eventually(async () => assert.deepEqual(await log(id), [["not_said", "killed", null, null, false]]));
  const { incident } = await ask(desk, `/incidents/${id}`);
  assert.deepEqual(incident.figures.filter((f) => f.harm === "killed" && f.relation === "total"), []);
  await page.locator(".value-line", { hasText: "Killed" }).getByText("not said").waitFor();

  // A place, by its choice among the others.
  await atWork(page, id);
  await press(page, "e", "p");
  await focused(page, ".decide-form [data-first] input");
  await press(page, "Alt+n");
  await focused(page, "#decide-reason");
  await press(page, "1");
  await eventually(async () => assert.equal((await ask(desk, `/incidents/${id}`)).incident.where, null));

  await another(page, id);
  await press(page, "u");
  await atWork(page, id);
  await eventually(async () => assert.deepEqual((await ask(desk, `/incidents/${id}`)).incident.where, where));
  await press(page, "u");
  await eventually(async () => assert.deepEqual(await log(id), [["not_said", "killed", null, null, true], ["not_said", "where", null, null, true]]));
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

test("a missed event: words, kind, reason; then its values; words that are taken are refused", async () => {
  // The picker begins with one word, so the act has to be told in one.
  const oneWord = (i) => !/\s/.test(i.trigger.quote);
  const first = take((i, events) => events.length === 1 && i.trigger.start > 200 && oneWord(i));
  const page = await review(first.id);

  // The words of the act itself are taken.
  await press(page, "n");
  await focused(page, "#review-words");
  assert.equal(await page.locator("#review-words").inputValue(), first.trigger.quote);
  await press(page, "Enter");
  await focused(page, ".making [data-first] input");
  await page.keyboard.type("shelling");
  await press(page, "Enter");
  await focused(page, "#decide-reason");
  await press(page, "1");
  await page.getByRole("alert").getByText("An event stands on these words already").waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await shot(page, "missed-taken");

  // The first words of the text are nobody's; what was typed is still there.
  await press(page, "Alt+w");
  await focused(page, "#review-words");
  await press(page, "Home", "Shift+ArrowRight");
  const words = await page.locator("#review-words").inputValue();
  await press(page, "Enter");
  await focused(page, ".making [data-first] input");
  await shot(page, "missed");
  await press(page, "Enter");
  await focused(page, "#decide-reason");
  await press(page, "Enter");
  const id = await another(page, first.id);
  await said(page, /^Missed event added/);
  const { incident } = await ask(desk, `/incidents/${id}`);
  assert.deepEqual([incident.act, incident.trigger.quote, incident.when, incident.where, incident.figures], ["Shelling/artillery/missile attack", words, null, null, []]);
  assert.deepEqual((await log(id)).map(([ruling]) => ruling), ["add"]);
  assert.equal(incident.text_id, first.text_id);

  // Its values are set as any other's.
  await press(page, "e", "d");
  await focused(page, "#decide-count");
  await page.keyboard.type("4");
  await press(page, "Enter");
  await focused(page, "#decide-reason");
  await page.keyboard.type("four are named");
  await press(page, "Shift+Enter");
  await said(page, /^Killed corrected/);
  await atWork(page, id);
  await shot(page, "missed-added");
  assert.deepEqual(await seriousFindings(page), []);
  await eventually(async () => assert.equal((await ask(desk, `/incidents/${id}`)).incident.figures[0].best, 4));

  await press(page, "u");
  await said(page, /^Taken back: Killed corrected/);
  await atWork(page, id);
  await press(page, "u");
  await atWork(page, first.id);
  await said(page, /^Taken back: Missed event added/);
  await isGone(id);
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

test("one event is really two: the second takes what is ticked, and one undo takes it all back", async () => {
  const first = take((i, events) => events.length === 1 && i.when?.first && i.where && i.participants.some((p) => p.role === "actor"));
  const page = await review(first.id);
  await press(page, "d");
  await focused(page, "#review-words");
  await press(page, "Home", "Shift+ArrowRight", "Enter");
  await focused(page, ".making [data-first] input");
  await press(page, "Enter");
  await focused(page, "[name=decide-shares][value=when]");
  await press(page, "Space", "Tab", "Space", "Tab", "Space");
  assert.deepEqual(await page.locator("[name=decide-shares]:checked").evaluateAll((boxes) => boxes.map((b) => b.value)), ["when", "where", "actor"]);
  assert.deepEqual(await seriousFindings(page), []);
  await shot(page, "divide");
  await press(page, "Enter");
  await focused(page, "#decide-reason");
  await press(page, "3");
  const id = await another(page, first.id);
  await said(page, /^Divided: the second event added/);
  const { incident } = await ask(desk, `/incidents/${id}`);
  assert.equal(incident.act, first.act);
  assert.deepEqual([incident.when.first, incident.when.last, incident.when.span.quote], [first.when.first, first.when.last, first.when.span.quote]);
  assert.deepEqual([incident.where.name, incident.where.span.quote], [first.where.name, first.where.span.quote]);
  const actors = (i) => i.participants.filter((p) => p.role === "actor").map((p) => p.label);
  assert.deepEqual(actors(incident), actors(first));
  assert.deepEqual(incident.participants.filter((p) => p.role === "target"), []);
  assert.deepEqual((await log(id)).map(([ruling, field]) => `${ruling} ${field}`), ["add event", "set when", "set where", "set actor"]);
  const left = await ask(desk, `/incidents/${first.id}`);
  assert.deepEqual([left.incident.trigger, left.events.length], [first.trigger, 1]);

  await press(page, "u");
  await atWork(page, first.id);
  await said(page, /^Taken back: Divided/);
  await isGone(id);

  // Splitting off is something else, and says so where there is one event only.
  await press(page, "s");
  await page.getByText("It has one event only: there is nothing to split off.").waitFor();
  await shot(page, "split-one");
  await press(page, "d");
  await focused(page, "#review-words");
  await page.getByRole("heading", { name: "One event is really two" }).waitFor();
  await press(page, "Escape", "Escape");
  await page.locator(".decide-form").waitFor({ state: "detached" });
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

test("everywhere alike: a place holds wherever reports write it, and is taken back", async () => {
  const { first, words, touched } = await named();
  const page = await review(first.id);
  await press(page, "e", "p");
  await focused(page, ".decide-form [data-first] input");
  await page.keyboard.type("Timbuktu");
  await press(page, "Enter");
  await focused(page, "#decide-reason");
  await press(page, "Alt+a");
  await page.locator("[name=decide-alike]:checked").waitFor();
  await page.locator(".alike").getByText(`${touched.events} events in ${touched.incidents} incident`).waitFor();
  assert.equal(await page.locator(".alike-list li").count(), Math.min(5, touched.incidents));
  assert.deepEqual(await seriousFindings(page), []);
  await page.locator(".alike").scrollIntoViewIfNeeded();
  await shot(page, "alike");
  await focused(page, "#decide-reason");
  await press(page, "1");
  await said(page, `Where corrected everywhere reports write “${words}”`);
  await eventually(async () => assert.deepEqual((await log(first.id)).map((l) => [l[0], l[3], l[4]]), [["set", words, false]]));
  const { items } = await ask(desk, "/rules");
  assert.deepEqual(items.filter((r) => !r.undone).map((r) => [r.field, r.alike, r.events]), [["where", words, touched.events]]);
  for (const row of touched.items) assert.match((await ask(desk, `/incidents/${row.id}`)).incident.where.name, /Timbuktu|Tombouctou/);

  // The log says that it is a rule.
  const log_ = await openPage(browser, desk);
  await log_.go(`/incidents/${first.id}`);
  await log_.locator(".thread").getByText(`wherever a report writes “${words}”`).first().waitFor();
  await log_.context().close();

  await press(page, "u");
  await atWork(page, first.id);
  await eventually(async () => assert.equal((await ask(desk, `/incidents/${first.id}`)).incident.where.name, first.where.name));
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

/** An incident whose place other incidents are told at in the same words. */
async function named() {
  for (const { incident } of queue) {
    const words = incident.where?.span.quote;
    if (!words || [incident, ...incident.reports].some(({ id }) => used.has(id))) continue;
    const touched = await ask(desk, `/alike?field=where&words=${encodeURIComponent(words)}`);
    if (touched.events > 1 && touched.incidents > 1) return { first: take((i) => i.id === incident.id), words, touched };
  }
  throw new Error("no place of the sample is named twice");
}

test("tags: put on, found again, taken off, taken back", async () => {
  const [one, two] = [take(() => true), take(() => true)];
  const tags = async (id) => (await ask(desk, `/incidents/${id}`)).incident.tags;
  const page = await review(one.id);
  await press(page, "t");
  await focused(page, ".decide-form [data-first] input");
  await page.keyboard.type("Aid convoy");
  await press(page, "Enter");
  await said(page, /^Tagged “aid convoy”/);
  assert.deepEqual(await tags(one.id), ["aid convoy"]);
  // A tag settles nothing: the incident is still under work.
  await atWork(page, one.id);
  await page.locator(".review-facts").getByText("aid convoy").waitFor();
  assert.equal(await page.locator(".queue-done").count(), 0);

  await goTo(page, two.id);
  await press(page, "t");
  await focused(page, ".decide-form [data-first] input");
  await page.keyboard.type("con");
  await page.getByRole("option", { name: "aid convoy" }).waitFor();
  await shot(page, "tag");
  assert.deepEqual(await seriousFindings(page), []);
  await press(page, "ArrowDown", "Enter");
  await eventually(async () => assert.deepEqual(await tags(two.id), ["aid convoy"]));
  await said(page, /^Tagged/);

  await press(page, "t");
  await focused(page, ".decide-form [data-first] input");
  await press(page, "Tab");
  await page.locator(".decide-form .found button:focus").waitFor();
  await press(page, "Enter");
  await said(page, /^Tag “aid convoy” taken off/);
  assert.deepEqual(await tags(two.id), []);
  assert.deepEqual((await log(two.id)).map((l) => [l[0], l[2]]), [["tag", "aid convoy"], ["untag", "aid convoy"]]);

  await press(page, "u");
  await said(page, /^Taken back: Tag “aid convoy” taken off/);
  assert.deepEqual(await tags(two.id), ["aid convoy"]);
  await press(page, "u");
  await said(page, /^Taken back: Tagged/);
  assert.deepEqual(await tags(two.id), []);
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

/** Along the queue by its keys until this one is under work. */
async function goTo(page, id) {
  for (let n = 0; n < 100; n++) {
    if (new URL(page.url()).searchParams.get("incident") === id) return atWork(page, id);
    const before = page.url();
    await press(page, "j");
    await page.waitForFunction((was) => location.href !== was, before);
  }
  throw new Error(`${id} is not in the queue`);
}

test("on the page of a report: words, then an event, then the review", async () => {
  const { reports } = take((i) => i.trigger.start > 200);
  const page = await openPage(browser, desk);
  await page.go(`/reports/${reports[0].id}`);
  await page.locator(".marked").waitFor();
  await press(page, "w");
  await focused(page, "#review-words");
  await press(page, "Home", "Shift+ArrowRight", "Shift+ArrowRight");
  const words = await page.locator("#review-words").inputValue();
  await press(page, "Enter");
  await page.locator(".add-bar button:focus").waitFor();
  const { top, bottom } = await page.locator(".mark-on").first().evaluate((m) => m.getBoundingClientRect());
  assert.ok(top > 0 && bottom < 900, "the words chosen are in sight");
  assert.ok((await page.locator(".add-bar").boundingBox()).y < 900, "and so is the bar");
  await shot(page, "report-words");
  await press(page, "n");
  await focused(page, ".making [data-first] input");
  await page.keyboard.type("protest");
  await page.getByRole("option", { name: /Peaceful protest/ }).waitFor();
  assert.deepEqual(await seriousFindings(page), []);
  await shot(page, "report-add");
  await press(page, "Escape", "ArrowDown", "Enter");
  await focused(page, "#decide-reason");
  await press(page, "2");
  await page.waitForURL(/\/review\?incident=/);
  const id = new URL(page.url()).searchParams.get("incident");
  await atWork(page, id);
  const { incident } = await ask(desk, `/incidents/${id}`);
  assert.equal(incident.trigger.quote, words);
  assert.match(incident.act, /[Pp]rotest/);
  assert.deepEqual(complaints(page), []);
  await page.context().close();
});

test("in French and on a narrow screen the forms hold together", async () => {
  const first = take((i, events) => events.length === 1 && i.when?.first && i.where);
  const page = await review(first.id, { lang: "fr", dark: true, viewport: { width: 390, height: 844 } });
  await press(page, "d");
  await page.locator(".making").waitFor();
  await press(page, "Home", "Enter");
  await focused(page, ".making [data-first] input");
  await shot(page, "divide-fr-narrow");
  assert.deepEqual(await seriousFindings(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  await page.context().close();
});
