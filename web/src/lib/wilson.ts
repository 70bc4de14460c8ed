// How far a share may be off by chance alone: the 95 % interval after Wilson, which holds for few cases and near none or all.

export interface Interval { low: number; high: number }

/** The quantile of the normal distribution that leaves 2.5 % on either side. */
const Z = 1.959964;

/** `n` of `of`; null where nothing was seen, as nothing is known then. */
export function wilson(n: number, of: number): Interval | null {
  if (!(of > 0) || n < 0 || n > of) return null;
  const share = n / of;
  const spread = (Z * Z) / of;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z * Math.sqrt((share * (1 - share)) / of + spread / (4 * of))) / (1 + spread);
  // At the ends only rounding keeps the sum from being 0 or 1.
  return { low: n === 0 ? 0 : Math.max(0, middle - half), high: n === of ? 1 : Math.min(1, middle + half) };
}
