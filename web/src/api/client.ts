// Talks with the server: one place for the address, the token, the desk's header and the errors.
import type { Answer, Body, Parameters, Path } from "./paths";
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
export function fileUrl<P extends Path<"get">>(path: P, parameters: Parameters<"get", P>): string {
  return address(path, parameters);
}

export function get<P extends Path<"get">>(path: P, parameters: Parameters<"get", P>, signal?: AbortSignal): Promise<Answer<"get", P>> {
  return send(address(path, parameters), { signal: signal ?? null });
}

export function post<P extends Path<"post">>(path: P, parameters: Parameters<"post", P>, body: Body<P>): Promise<Answer<"post", P>> {
  const headers = { "Content-Type": "application/json" };
  return send(address(path, parameters), { method: "POST", body: JSON.stringify(body), headers });
}

/** `path` with its `{name}`s filled in, the other parameters behind it; what is empty stays out. */
function address(path: string, parameters: object): string {
  const query = new URLSearchParams();
  let filled: string = path;
  for (const [name, value] of Object.entries(parameters)) {
    const hole = `{${name}}`;
    if (path.includes(hole)) filled = filled.replace(hole, () => encodeURIComponent(String(value)));
    else if (value !== undefined && value !== null && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return BASE + filled + (text ? `?${text}` : "");
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
