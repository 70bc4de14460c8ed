// The shape that a translation must have: the same keys as the English words.
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
