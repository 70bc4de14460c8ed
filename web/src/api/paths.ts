// What each path of the API takes and answers, as the server's description has it.
import type { paths } from "./schema";

type Method = "get" | "post";
type Full<P extends string> = `/api/v1${P}`;
/** What is said of a path and a method. */
type Operation<M extends Method, P extends string> = paths[Full<P> & keyof paths][M];
/** An object without keys. */
type Nothing = Record<string, never>;

/** Paths below /api/v1 that answer to the method, with `{name}` where a parameter stands. */
export type Path<M extends Method> = {
  [F in keyof paths]: F extends Full<infer P> ? (paths[F][M] extends object ? P : never) : never;
}[keyof paths];

/** What stands in the path and what behind its question mark, together. */
export type Parameters<M extends Method, P extends string> =
  Operation<M, P> extends { parameters: { path?: infer InPath; query?: infer InQuery } }
    ? Both<NonNullable<InPath>, NonNullable<InQuery>>
    : never;
type Both<A, B> = [A] extends [never] ? ([B] extends [never] ? Nothing : B) : [B] extends [never] ? A : A & B;

/** What is sent, as JSON. */
export type Body<P extends string> =
  Operation<"post", P> extends { requestBody: { content: { "application/json": infer B } } } ? B : Nothing;

/** What comes back when all is well, as JSON. */
export type Answer<M extends Method, P extends string> =
  Operation<M, P> extends { responses: infer R } ? JsonOf<R[(200 | 201) & keyof R]> : never;
type JsonOf<R> = R extends { content: { "application/json": infer A } } ? A : never;
