// Talks with the server: one place for the address, the token, the desk's header and the errors.
import type { Problem } from "./types";

const BASE = "/api/v1";
const TOKEN = "tidings.token";

/** What the server said was wrong. */
export class ProblemError extends Error {
  problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

/** Keeps the token that `tidings serve` put behind the # of the address it printed, and takes it out of sight. */
export function takeToken(): void {
  const found = /[#&]token=([^&]+)/.exec(location.hash);
  if (!found?.[1]) return;
  sessionStorage.setItem(TOKEN, decodeURIComponent(found[1]));
  history.replaceState(history.state, "", location.pathname + location.search);
}

/** The address of something that is opened or downloaded by the browser itself; `path` below /api/v1. */
export function fileUrl(path: string, params?: object): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params ?? {})) {
    if (value !== undefined && value !== null && value !== "") query.set(key, String(value));
  }
  const text = query.toString();
  return BASE + (path.startsWith("/") ? path : `/${path}`) + (text ? `?${text}` : "");
}

export function get<T>(path: string, params?: object, signal?: AbortSignal): Promise<T> {
  return send<T>(fileUrl(path, params), { signal: signal ?? null });
}

/** Sends `body` as JSON; a form or a file goes as it is. */
export function post<T>(path: string, body: unknown): Promise<T> {
  const raw = body instanceof FormData || body instanceof Blob;
  return send<T>(fileUrl(path), {
    method: "POST",
    body: raw ? body : JSON.stringify(body),
    headers: raw ? {} : { "Content-Type": "application/json" },
  });
}

async function send<T>(url: string, init: RequestInit): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set("Accept", "application/json");
  // A page of another origin cannot set this header without being allowed to: it keeps its forms out.
  headers.set("X-Tidings", "desk");
  const token = sessionStorage.getItem(TOKEN);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  let answer: Response;
  try {
    answer = await fetch(url, { ...init, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ProblemError({ type: "about:blank#unreachable", title: "unreachable", status: 0, detail: "" });
  }
  if (!answer.ok) throw new ProblemError(await problemOf(answer));
  return (await answer.json()) as T;
}

async function problemOf(answer: Response): Promise<Problem> {
  const blank = { type: "about:blank", title: `${answer.status} ${answer.statusText}`.trim(), status: answer.status, detail: "" };
  try {
    return { ...blank, ...((await answer.json()) as Partial<Problem>) };
  } catch {
    return blank;
  }
}
