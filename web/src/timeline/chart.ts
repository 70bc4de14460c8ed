// The drawing of the timeline: bars by family above, reports published in a strip of their own below, silence hatched.
import {
  BarController, BarElement, CategoryScale, Chart, type ChartConfiguration, type ChartDataset, Filler, LinearScale, LineController, LineElement,
  type Plugin, PointElement, Tooltip,
} from "chart.js";
import type { Family, Series } from "../api/types";
import { familyKey } from "../lib/families";
import type { Palette } from "../map/palette";
import { bucketName, familiesIn, outside, silences, tickName } from "./buckets";
import type { Lang } from "../lib/i18n";

Chart.register(BarController, BarElement, CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement, Tooltip);

/** Both scales are as wide, so that bars and strip stand above one another. */
const AXIS = 52;

type Mixed = "bar" | "line";
export type TimelineChart = Chart<Mixed, number[]>;

export interface Words { family: (family: Family | null) => string; strip: string }
/** The bar under the pointer, and where its middle is. */
export interface Pointed { x: number; at: number }

function hatch(colour: string, context: CanvasRenderingContext2D): CanvasPattern | null {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const pen = tile.getContext("2d");
  if (!pen) return null;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const shift of [-6, 0, 6]) {
    pen.moveTo(shift, 6);
    pen.lineTo(shift + 6, 0);
  }
  pen.stroke();
  return context.createPattern(tile, "repeat");
}

/** Hatches the strip of reports where there are none, and draws the line between strip and bars. */
function silencePlugin(series: Series, palette: Palette): Plugin<Mixed> {
  return {
    id: "silence",
    beforeDatasetsDraw(chart) {
      const { ctx, scales } = chart;
      const [x, strip] = [scales["x"], scales["reports"]];
      if (!x || !strip) return;
      const half = (x.getPixelForValue(1) - x.getPixelForValue(0)) / 2 || (x.right - x.left) / 2;
      const pattern = hatch(palette.silence, ctx);
      if (!pattern) return;
      ctx.save();
      ctx.fillStyle = pattern;
      for (const [from, to] of silences(series.buckets)) {
        const left = Math.max(x.left, x.getPixelForValue(from) - half);
        ctx.fillRect(left, strip.top, Math.min(x.right, x.getPixelForValue(to) + half) - left, strip.bottom - strip.top);
      }
      ctx.restore();
    },
  };
}

function datasets(series: Series, palette: Palette, words: Words): ChartDataset<Mixed, number[]>[] {
  const bars = familiesIn(series.buckets).map((family): ChartDataset<"bar", number[]> => ({
    type: "bar",
    label: words.family(family),
    data: series.buckets.map((bucket) => (family ? bucket.families[family] ?? 0 : outside(bucket))),
    backgroundColor: palette.family[familyKey(family)],
    borderColor: palette.surface,
    borderWidth: { top: 1, bottom: 0, left: 0, right: 0 },
    borderSkipped: false,
    stack: "incidents",
    yAxisID: "y",
    categoryPercentage: 1,
    barPercentage: series.buckets.length > 120 ? 1 : 0.86,
    maxBarThickness: 44,
  }));
  const reports: ChartDataset<"line", number[]> = {
    type: "line",
    label: words.strip,
    data: series.buckets.map((bucket) => bucket.reports),
    yAxisID: "reports",
    borderColor: palette.coverage,
    backgroundColor: `${palette.coverage}33`,
    fill: "start",
    stepped: "middle",
    borderWidth: 1.25,
    pointRadius: 0,
    pointHitRadius: 0,
  };
  return [...bars, reports];
}

export function config(
  series: Series, palette: Palette, lang: Lang, words: Words, onTip: (tip: Pointed | null) => void,
): ChartConfiguration<Mixed, number[]> {
  const { buckets, step } = series;
  const number = new Intl.NumberFormat(lang === "fr" ? "fr-FR" : "en-GB");
  const most = Math.max(1, ...buckets.map(({ n }) => n));
  const read = Math.max(1, ...buckets.map(({ reports }) => reports));
  const font = { family: palette.font, size: 11 };
  const ticks = { color: palette.ink3, font };
  return {
    type: "bar",
    data: { labels: buckets.map((_, at) => bucketName(buckets, at, step, lang)), datasets: datasets(series, palette, words) },
    plugins: [silencePlugin(series, palette)],
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: false,
      interaction: { mode: "index", intersect: false },
      layout: { padding: { top: 6, right: 4 } },
      scales: {
        x: {
          type: "category", offset: true, stacked: true, border: { color: palette.ink3 }, grid: { display: false },
          ticks: {
            ...ticks, maxRotation: 0, autoSkip: true, autoSkipPadding: 14, includeBounds: false,
            callback: (at) => tickName(buckets, Number(at), step, lang),
          },
        },
        y: {
          type: "linear", axis: "y", position: "left", stack: "parts", stackWeight: 3.4, stacked: true, weight: 1, beginAtZero: true, suggestedMax: Math.max(4, most),
          border: { display: false }, grid: { color: palette.hairline, lineWidth: 1 },
          ticks: { ...ticks, precision: 0, maxTicksLimit: 5, callback: (value) => number.format(Number(value)) },
          afterFit: (scale) => void (scale.width = AXIS),
        },
        reports: {
          type: "linear", axis: "y", position: "left", stack: "parts", stackWeight: 1, min: 0, max: read * 1.3, weight: 0,
          border: { display: false }, grid: { display: false },
          ticks: { ...ticks, autoSkip: false, callback: () => words.strip },
          // So low a strip has room for its name, not for figures.
          afterBuildTicks: (scale) => void (scale.ticks = [{ value: read * 0.65 }]),
          afterFit: (scale) => void (scale.width = AXIS),
        },
      },
      plugins: {
        tooltip: {
          enabled: false,
          external: ({ tooltip }) => onTip(tooltip.opacity > 0 ? { x: tooltip.caretX, at: tooltip.dataPoints[0]?.dataIndex ?? -1 } : null),
        },
      },
    },
  };
}

export function draw(canvas: HTMLCanvasElement, ...what: Parameters<typeof config>): TimelineChart {
  return new Chart(canvas, config(...what));
}
