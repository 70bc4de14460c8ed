// Starts the real program on a store of its own, and a browser whose pages are watched: what they ask for, what they complain of.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const HERE = import.meta.dirname;
const TIDINGS = resolve(process.env.TIDINGS ?? join(HERE, "../../target/debug/tidings"));
/** A folder with pages under work (`vite build --outDir`), in the place of those that the program was built with. */
const PAGES = process.env.PAGES && resolve(process.env.PAGES);
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LISTENING = /listening on (http:\/\/\S+)/;
const START_MS = 60_000;
/** The exit code for "done, but some inputs could not be read". */
const UNREADABLE = 3;

/** Runs a command of the program to its end and gives what it printed. */
export async function tidings(...args) {
  const { stdout } = await promisify(execFile)(TIDINGS, args, { maxBuffer: 256 << 20 });
  return stdout;
}

/** The sample reports are read once for each build of the program; every test file works on a copy. */
async function demoStore(to) {
  const { mtimeMs, size } = await stat(TIDINGS);
  const made = join(tmpdir(), `tidings-e2e-${Math.round(mtimeMs)}-${size}`);
  if (!(await stat(made).catch(() => null))) {
    const making = await mkdtemp(join(tmpdir(), "tidings-demo-"));
    await tidings("demo", "--db", join(making, "demo.db"));
    await rename(making, made);
  }
  await cp(made, to, { recursive: true });
}

/** A store is made by its first report; one without words makes it and leaves it empty. */
async function emptyStore(folder, db) {
  const blank = join(folder, "blank.txt");
  await writeFile(blank, " ");
  await tidings("add", "--db", db, blank).catch((error) => {
    if (error.code !== UNREADABLE) throw error;
  });
}

/** A desk of its own: `{url, db, stop}`. `before(db)` may put more into the store before it is served; `options` follow `serve`. */
export async function startDesk({ empty = false, before, options = [] } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "tidings-desk-"));
  const db = join(folder, "demo.db");
  await (empty ? emptyStore(folder, db) : demoStore(folder));
  await before?.(db, folder);
  const server = spawn(TIDINGS, ["serve", "--db", db, "--port", "0", ...options], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((done) => server.once("exit", done));
  const stop = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const said = [];
  const address = new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`no address in ${START_MS / 1000} s:\n${said.join("\n")}`)), START_MS);
    createInterface({ input: server.stderr }).on("line", (line) => {
      said.push(line);
      const match = LISTENING.exec(line);
      if (match) found(match[1]);
      if (match) clearTimeout(late);
    });
    void ended.then((code) => failed(new Error(`tidings serve ended with ${code}:\n${said.join("\n")}`)));
  });
  try {
    // Behind the # stands the token, where one is needed.
    const { origin: url, hash } = new URL(await address);
    const token = new URLSearchParams(hash.slice(1)).get("token");
    return { url, token, db, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

export function openBrowser() {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-background-networking",
      "--disable-component-update",
      // The browser's own talk about forms and searches is not the page's; pages under work come from no address, and may
      // ask loopback all the same. A list given here replaces the one playwright-core gives, so it names that one's too.
      "--disable-features=AutofillServerCommunication,OptimizationHints,MediaRouter,Translate,LocalNetworkAccessChecks,"
        + "PreconnectToSearch,AimEnabled,NetworkTimeServiceQuerying,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,"
        + "PaintHolding,ThirdPartyStoragePartitioning,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose",
    ],
  });
}

/** Stands between a page and the world: whatever is meant for another machine ends here and is written down. */
async function startTrap() {
  const caught = [];
  const trap = createServer((request, answer) => {
    caught.push(request.url);
    answer.writeHead(403).end();
  });
  trap.on("connect", (request, socket) => {
    caught.push(request.url);
    socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  await new Promise((done) => trap.listen(0, "127.0.0.1", done));
  return { caught, server: `http://127.0.0.1:${trap.address().port}`, close: () => trap.close() };
}

/**
 * A page in a profile of its own. `seen.errors` is what it complained of, `seen.asked` what it asked other machines for,
 * `seen.left` what of that really left the browser.
 */
export async function openPage(browser, desk, { lang = "en", by = "Ada", dark = false, ...options } = {}) {
  const trap = await startTrap();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 }, locale: lang === "fr" ? "fr-FR" : "en-GB", colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce", proxy: { server: trap.server, bypass: "127.0.0.1" }, ...options,
  });
  context.on("close", trap.close);
  await context.addInitScript(
    ([name, token]) => {
      // A frame that is cut off has no storage.
      if (globalThis.origin === "null") return;
      if (name && !localStorage.getItem("tidings.by")) localStorage.setItem("tidings.by", name);
      if (token) sessionStorage.setItem("tidings.token", token);
    },
    [by, desk.token],
  );
  const seen = { errors: [], asked: [], left: trap.caught, dialogs: [] };
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== desk.url && !["data:", "blob:", "about:"].includes(protocol)) seen.asked.push(request.url());
  });
  const watch = (page) => {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) seen.errors.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => seen.errors.push(`thrown: ${error.stack ?? error.message}`));
    page.on("dialog", (dialog) => {
      seen.dialogs.push(dialog.message());
      dialog.dismiss().catch(() => undefined);
    });
  };
  context.on("page", watch);
  if (PAGES) {
    await context.route(
      (url) => url.origin === desk.url && !url.pathname.startsWith("/api/"),
      async (route) => {
        const file = join(PAGES, decodeURIComponent(new URL(route.request().url()).pathname));
        const there = await stat(file).then((found) => found.isFile(), () => false);
        // Under the policy that the program gives its own.
        const headers = { "content-security-policy": (await route.fetch()).headers()["content-security-policy"] };
        await route.fulfill({ path: there ? file : join(PAGES, "index.html"), headers });
      },
    );
  }
  // Drawing maps without a graphics card takes its time.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const go = async (path) => {
    await page.goto(desk.url + path);
    await settled(page);
  };
  return Object.assign(page, { seen, go });
}

/** Waits until the page shows what it is about. */
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector(".loading, [aria-busy=true]"), undefined);
}

/** What axe-core finds that is serious or worse; evaluated from outside, as the page itself lets no script in. */
export async function seriousFindings(page) {
  // A colour on its way from one to another is neither; what never ends is not waited for.
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ending = document.getAnimations().filter((it) => Number.isFinite(it.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((it) => it.finished));
  });
  await page.evaluate(await readFile(AXE, "utf8"));
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.slice(0, 4).map((node) => `${node.target.join(" ")}: ${node.any.concat(node.all)[0]?.message ?? ""}`).join("\n  ")}`);
}

/** Tries until it holds, or says why it does not. */
export async function eventually(check, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, 150));
    }
  }
}

/** A picture for people, into the folder that SHOTS names. */
export async function shot(page, name) {
  if (!process.env.SHOTS) return;
  await mkdir(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

/** What the server says, asked past the page. */
export async function ask(desk, path) {
  const answer = await fetch(`${desk.url}/api/v1${path}`, { headers: desk.token ? { Authorization: `Bearer ${desk.token}` } : {} });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
