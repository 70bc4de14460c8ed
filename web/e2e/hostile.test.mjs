// A report that tries everything: nothing of it runs, and nothing it asks for leaves the machine.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ask, eventually, openBrowser, openPage, shot, startDesk, tidings } from "./desk.mjs";

const OUT = "http://outside.example";
/** Leaves a trace in the page, and one in the network. */
const act = (n) => `top.ran=(top.ran||[]).concat(${n});new Image().src='${OUT}/ran-${n}';alert(${n})`;
const WORDS = `&lt;script&gt;${act(20)}&lt;/script&gt; &lt;img src=x onerror="${act(21)}"&gt;`;

const PAGE = `<!doctype html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Bomb kills six at market in Kabul</title>
<meta property="article:published_time" content="2024-10-04">
<meta property="og:site_name" content="Nasty Post &lt;img src=x onerror=&quot;${act(1)}&quot;&gt;">
<meta http-equiv="refresh" content="0;url=${OUT}/refresh">
<base href="${OUT}/">
<link rel="stylesheet" href="${OUT}/sheet.css"><link rel="preload" as="image" href="${OUT}/preload.png"><link rel="icon" href="${OUT}/icon.ico">
<style>@import url(${OUT}/import.css); body { background: url(${OUT}/body.png); } @font-face { font-family: f; src: url(${OUT}/font.woff2); } p { font-family: f; }</style>
<script>${act(2)}</script><script src="${OUT}/script.js"></script>
</head><body onload="${act(3)}">
<article>
<h1>Bomb kills six at market in Kabul <img src=x onerror="${act(4)}"></h1>
<p>KABUL, 4 October 2024 – A bomb killed six people at a market in Kabul on Thursday, police said. ${WORDS}</p>
<p style="background:url(${OUT}/style.png)">Nine others were wounded in the blast, a doctor at the city hospital said. <b onmouseover="${act(5)}" style="position:fixed;inset:0">Nobody claimed it.</b></p>
<svg onload="${act(6)}"><script>${act(7)}</script><image href="${OUT}/svg.png"/><foreignObject><img src="${OUT}/foreign.png"></foreignObject></svg>
<iframe src="javascript:${act(8)}"></iframe><iframe srcdoc="<script>${act(9)}</script>"></iframe><iframe src="${OUT}/frame"></iframe>
<object data="${OUT}/object"></object><embed src="${OUT}/embed"><video src="${OUT}/video" autoplay></video><audio src="${OUT}/audio" autoplay></audio>
<img src="${OUT}/img.png" srcset="${OUT}/img2.png 2x"><picture><source srcset="${OUT}/source.webp"><img src="${OUT}/img3.png"></picture>
<a id="bait" href="javascript:${act(10)}" ping="${OUT}/ping">read on</a><form action="${OUT}/form"><input name="q" autofocus onfocus="${act(11)}"><button>go</button></form>
<details open ontoggle="${act(12)}"><summary>more</summary></details><marquee onstart="${act(13)}">x</marquee>
<template><script>${act(14)}</script></template><math><mtext><script>${act(15)}</script></mtext></math>
</article></body></html>`;

const LINE = JSON.stringify({
  id: `"><script>${act(30)}</script>`, url: `javascript:${act(31)}`, publisher: `<img src=x onerror="${act(32)}">`,
  headline: `Three killed in Gao <svg onload="${act(33)}">`, byline: `<iframe src="javascript:${act(34)}">`, published: "2024-10-04", language: "en",
  text: `Three people were killed in Gao on Thursday when gunmen attacked a bus, officials said. <script>${act(35)}</script> \u202Edesrever\u202C =HYPERLINK("${OUT}")`,
});

let desk, browser, reports;

before(async () => {
  desk = await startDesk({
    empty: true,
    before: async (db, folder) => {
      await writeFile(join(folder, "nasty.html"), PAGE);
      await writeFile(join(folder, "nasty.jsonl"), `${LINE}\n`);
      await tidings("add", "--db", db, join(folder, "nasty.html"), join(folder, "nasty.jsonl"));
    },
  });
  browser = await openBrowser();
  reports = (await ask(desk, "/reports")).items;
});
after(async () => {
  await browser?.close();
  await desk?.stop();
});

/** Nothing ran, nothing left; and what could be clicked leads to no script. */
async function assertHarmless(page, what) {
  // What a timer or a late load would do.
  await page.waitForTimeout(700);
  assert.deepEqual(page.seen.dialogs, [], `${what}: a dialog opened`);
  assert.equal(await page.evaluate(() => globalThis.ran ?? null), null, `${what}: a script ran`);
  assert.deepEqual(page.seen.left, [], `${what}: a request left`);
  assert.equal(new URL(page.url()).origin, desk.url, `${what}: the page went elsewhere`);
  const bait = await page.evaluate(() => [...document.querySelectorAll("a[href], form[action], area[href]")]
    .map((it) => it.getAttribute("href") ?? it.getAttribute("action"))
    .filter((to) => /^\s*(javascript|data|vbscript):/i.test(to)));
  assert.deepEqual(bait, [], `${what}: a link to a script`);
}

test("served by anybody else it does run and does ask: the watch that follows is awake", async () => {
  const careless = createServer((_, answer) => answer.writeHead(200, { "Content-Type": "text/html" }).end(PAGE));
  await new Promise((done) => careless.listen(0, "127.0.0.1", done));
  const page = await openPage(browser, desk);
  await page.goto(`http://127.0.0.1:${careless.address().port}/`).catch(() => undefined);
  await eventually(() => assert.ok(page.seen.dialogs.length > 0 && page.seen.left.length > 0));
  await page.context().close();
  careless.close();
});

test("both hostile reports were read, as words", async () => {
  assert.equal(reports.length, 2);
  for (const { id } of reports) assert.ok((await ask(desk, `/reports/${id}`)).events.length > 0, id);
});

test("no page of the desk runs or fetches anything of theirs", async (t) => {
  const page = await openPage(browser, desk);
  const { items } = await ask(desk, "/incidents");
  const paths = [
    "/", "/?view=table", "/review", "/reports", "/reports?q=killed", "/actors", "/sources", "/health", "/import",
    ...reports.map(({ id }) => `/reports/${id}`), ...reports.map(({ id }) => `/reports/${id}?show=about`),
    ...items.map(({ id }) => `/incidents/${id}`), ...items.map(({ id }) => `/?id=${id}`),
  ];
  for (const path of paths) {
    await t.test(path, async () => {
      page.seen.errors.length = 0;
      await page.go(path);
      await assertHarmless(page, path);
      assert.deepEqual(page.seen.asked, [], `${path}: asked outside`);
      assert.deepEqual(page.seen.errors, [], path);
      // The hostile markup stands on the page as the words it is.
      assert.equal(await page.locator("main svg[onload], main img[onerror], main script, main marquee, main object").count(), 0);
    });
  }
  await page.go(`/reports/${reports.find((row) => row.headline?.includes("Gao")).id}`);
  assert.match(await page.locator("h1").innerText(), /<svg onload=/);
  assert.match(await page.locator("main").innerText(), /<script>/);
  await shot(page, "hostile-report");
  await page.context().close();
});

test("the page as it was captured is shown, and does nothing", async () => {
  const page = await openPage(browser, desk);
  const { id } = reports.find((row) => row.headline?.includes("Kabul"));
  await page.go(`/reports/${id}?show=page`);
  const frame = page.locator("iframe");
  await frame.waitFor();
  assert.equal((await frame.getAttribute("sandbox"))?.includes("allow-scripts"), false);
  await page.waitForTimeout(1500);
  await assertHarmless(page, "captured page in its frame");
  await shot(page, "hostile-capture");
  await page.context().close();
});

test("the capture opened alone does nothing either", async () => {
  const page = await openPage(browser, desk);
  for (const { id } of reports) {
    const { capture } = await ask(desk, `/reports/${id}`);
    const answer = await page.goto(`${desk.url}/api/v1/captures/${encodeURIComponent(capture)}`);
    const headers = answer.headers();
    assert.match(headers["content-security-policy"], /sandbox/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    await page.waitForTimeout(1500);
    assert.deepEqual([page.seen.dialogs, page.seen.left], [[], []], id);
    assert.ok(page.url().startsWith(desk.url), page.url());
    const bait = page.locator("#bait");
    if (await bait.count()) {
      await bait.dispatchEvent("click").catch(() => undefined);
      await page.waitForTimeout(300);
      assert.deepEqual([page.seen.dialogs, page.seen.left], [[], []], "the bait was taken");
    }
  }
  await page.context().close();
});

test("the same given through the import page is as harmless", async () => {
  const page = await openPage(browser, desk);
  await page.go("/import");
  await page.locator("input[type=file]").setInputFiles([{ name: `<img src=x onerror="${act(40)}">.html`, mimeType: "text/html", buffer: Buffer.from(PAGE) }]);
  await page.getByRole("article").getByText("read", { exact: true }).waitFor({ timeout: 60_000 });
  await assertHarmless(page, "import");
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});

test("a table for spreadsheets holds no formula", async () => {
  const answer = await fetch(`${desk.url}/api/v1/incidents.csv`, { headers: desk.token ? { Authorization: `Bearer ${desk.token}` } : {} });
  const cells = (await answer.text()).split(/[\n,]/).map((cell) => cell.replace(/^"/, ""));
  assert.deepEqual(cells.filter((cell) => /^[=+@\t]/.test(cell)), []);
});

test("the server's own words: strict policy, no sniffing, no framing by others", async () => {
  const headers = (await fetch(desk.url)).headers;
  const policy = headers.get("content-security-policy");
  for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'"]) assert.ok(policy.includes(rule), rule);
  assert.ok(!/unsafe|https?:/.test(policy), policy);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
});

test("another page in the same browser cannot write here", async () => {
  const attempt = (headers) => fetch(`${desk.url}/api/v1/incidents/x/comments`, { method: "POST", headers, body: JSON.stringify({ by: "x", text: "x" }) });
  for (const headers of [{ "Content-Type": "text/plain" }, { "Content-Type": "application/json" }, { "Content-Type": "application/json", Origin: OUT, "X-Tidings": "desk" }]) {
    const { status } = await attempt(headers);
    assert.ok([400, 401, 403, 415].includes(status), `${JSON.stringify(headers)}: ${status}`);
  }
});
