// A bar for a share, and a thin line for how far chance alone may have moved it; the numbers beside it say the same.
import type { Share } from "./shares";

export function ShareBar({ share, most }: { share: Share; most: number }) {
  if (share.share === null || !share.interval) return null;
  const at = (value: number) => Math.min(100, (value / most) * 100);
  const [low, high] = [at(share.interval.low), at(share.interval.high)];
  return (
    <svg className="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="share-ground" width="100" height="12" />
      <rect className="share-ink" width={at(share.share)} height="12" />
      <rect className="share-line" x={low} y="5" width={high - low} height="2" />
      {[low, high].map((end, n) => <line key={n} className="share-end" x1={end} x2={end} y1="2" y2="10" />)}
    </svg>
  );
}
