// The bars on their canvas, and the drag across them that chooses days.
import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Series } from "../api/types";
import { useI18n } from "../lib/i18n";
import { usePalette } from "../map/palette";
import { bucketName, stretch } from "./buckets";
import { BarTip } from "./BarTip";
import type { Pointed, TimelineChart, Words } from "./chart";

/** Less than this is a press, not a drag. */
const SHAKE = 4;

interface Brush { from: number; to: number; startX: number; moved: boolean }

interface Props {
  series: Series;
  label: string;
  busy: boolean;
  onBrush: (since: string, until: string) => void;
}

export function Bars({ series, label, busy, onBrush }: Props) {
  const { lang, t } = useI18n();
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<TimelineChart | null>(null);
  const [brush, setBrush] = useState<Brush | null>(null);
  const [tip, setTip] = useState<Pointed | null>(null);
  const { buckets, step } = series;

  useEffect(() => {
    let gone = false;
    const words: Words = {
      family: (family) => (family ? t(`word.${family}`) : t("common.noFamily")),
      strip: t("map.timeline.strip"),
    };
    void import("./chart").then(({ draw }) => {
      if (!gone && canvas.current) chart.current = draw(canvas.current, series, palette, lang, words, setTip);
    });
    return () => {
      gone = true;
      chart.current?.destroy();
      chart.current = null;
      setTip(null);
    };
  }, [series, palette, lang, t]);

  useEffect(() => {
    if (!brush) return;
    const stop = (event: KeyboardEvent) => {
      if (event.key === "Escape") setBrush(null);
    };
    addEventListener("keydown", stop);
    return () => removeEventListener("keydown", stop);
  }, [brush]);

  const indexAt = (event: { clientX: number; currentTarget: HTMLElement }) => {
    const x = chart.current?.scales["x"];
    if (!x) return -1;
    const at = x.getValueForPixel(event.clientX - event.currentTarget.getBoundingClientRect().left) ?? 0;
    return Math.min(buckets.length - 1, Math.max(0, Math.round(at)));
  };

  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const at = indexAt(event);
    if (at >= 0) setBrush({ from: at, to: at, startX: event.clientX, moved: false });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!brush) return;
    const moved = brush.moved || Math.abs(event.clientX - brush.startX) > SHAKE;
    if (moved && !brush.moved) event.currentTarget.setPointerCapture(event.pointerId);
    setBrush({ ...brush, to: indexAt(event), moved });
  };
  const up = () => {
    const days = brush?.moved ? stretch(buckets, brush.from, brush.to) : null;
    setBrush(null);
    if (days) onBrush(days.since, days.until);
  };

  return (
    <div
      className="timeline-chart" aria-busy={busy}
      onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={() => setBrush(null)}
      onDoubleClick={(event) => {
        const at = indexAt(event);
        const days = stretch(buckets, at, at);
        if (days && step !== "day") onBrush(days.since, days.until);
      }}
    >
      <canvas ref={canvas} role="img" aria-label={label} />
      {brush?.moved ? <BrushBand chart={chart.current} series={series} brush={brush} lang={lang} /> : null}
      {tip && !brush?.moved ? <BarTip series={series} at={tip.at} x={tip.x} width={canvas.current?.clientWidth ?? 0} /> : null}
    </div>
  );
}

function BrushBand({ chart, series, brush, lang }: { chart: TimelineChart | null; series: Series; brush: Brush; lang: "en" | "fr" }) {
  const x = chart?.scales["x"];
  if (!x) return null;
  const [from, to] = [Math.min(brush.from, brush.to), Math.max(brush.from, brush.to)];
  const half = (x.right - x.left) / series.buckets.length / 2;
  const left = x.getPixelForValue(from) - half;
  const right = x.getPixelForValue(to) + half;
  const [first, last] = [bucketName(series.buckets, from, series.step, lang), bucketName(series.buckets, to, series.step, lang)];
  return (
    <div className="timeline-brush" style={{ left, width: right - left }}>
      <span>{first === last ? first : `${first} – ${last}`}</span>
    </div>
  );
}
