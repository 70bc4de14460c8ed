// The marks of the map, drawn once on a canvas: a shape for an incident, a numbered disc for several, a dashed one for an area.
import { SHAPES, type FamilyKey } from "../lib/families";
import type { Palette } from "./palette";

/** Pixels of the picture for one of the screen, so that edges stay sharp. */
export const SHARP = 2;
const SYMBOL = 22;
const AREA = 26;
/** Diameters of the discs: from 100, 25, 10, 5 incidents on, and below. */
const STEPS = [[1000, 50], [100, 44], [25, 37], [10, 32], [5, 28], [0, 24]] as const;

export function discSize(n: number): number {
  return STEPS.find(([from]) => n >= from)?.[1] ?? 24;
}

export const symbolName = (family: FamilyKey) => `one-${family}`;
export const discName = (family: FamilyKey, n: number) => `many-${family}-${discSize(n)}`;
export const AREA_NAME = "area";
/** The same without its rim. */
export const AREA_COUNT = "area-count";

export interface Picture { name: string; width: number; height: number; data: Uint8ClampedArray }

function picture(name: string, size: number, draw: (context: CanvasRenderingContext2D) => void): Picture {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size * SHARP;
  const context = canvas.getContext("2d");
  if (!context) return { name, width: 1, height: 1, data: new Uint8ClampedArray(4) };
  context.scale(SHARP, SHARP);
  draw(context);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { name, width, height, data };
}

/** A family's shape, `size` pixels wide, its middle at `x`, `y`, with a rim that sets it off from what lies below. */
function shape(context: CanvasRenderingContext2D, family: FamilyKey, x: number, y: number, size: number, rim: number, palette: Palette): void {
  const path = new Path2D(SHAPES[family]);
  context.save();
  context.translate(x - size / 2, y - size / 2);
  context.scale(size / 16, size / 16);
  context.lineJoin = "round";
  context.lineWidth = (rim * 2 * 16) / size;
  context.strokeStyle = palette.land;
  context.stroke(path);
  context.fillStyle = palette.family[family];
  context.fill(path);
  context.restore();
}

function disc(context: CanvasRenderingContext2D, family: FamilyKey, size: number, palette: Palette): void {
  const middle = discFrame(size) / 2;
  const radius = size / 2 - 2;
  context.beginPath();
  context.arc(middle, middle, radius + 1.75, 0, 2 * Math.PI);
  context.fillStyle = palette.land;
  context.fill();
  context.beginPath();
  context.arc(middle, middle, radius - 1.25, 0, 2 * Math.PI);
  context.fillStyle = palette.surface;
  context.fill();
  context.lineWidth = 2.25;
  context.strokeStyle = palette.family[family];
  context.stroke();
  // The shape on the rim says in another way what the ring's colour says.
  const rim = radius * Math.SQRT1_2;
  shape(context, family, middle + rim, middle - rim, 9.5, 1.4, palette);
}

/** The picture is somewhat larger than the disc: the shape stands over its rim. */
const discFrame = (size: number) => size + 8;

function area(context: CanvasRenderingContext2D, rim: boolean, palette: Palette): void {
  context.beginPath();
  context.arc(AREA / 2, AREA / 2, AREA / 2 - 2, 0, 2 * Math.PI);
  context.globalAlpha = 0.92;
  context.fillStyle = palette.surface;
  context.fill();
  context.globalAlpha = 1;
  if (!rim) return;
  context.lineWidth = 1.5;
  context.setLineDash([3.6, 2.67]);
  context.strokeStyle = palette.area;
  context.stroke();
}

export function pictures(palette: Palette): Picture[] {
  const families = Object.keys(SHAPES) as FamilyKey[];
  return [
    picture(AREA_NAME, AREA, (context) => area(context, true, palette)),
    picture(AREA_COUNT, AREA, (context) => area(context, false, palette)),
    ...families.map((family) =>
      picture(symbolName(family), SYMBOL, (context) => shape(context, family, SYMBOL / 2, SYMBOL / 2, 16, 2, palette)),
    ),
    ...families.flatMap((family) =>
      STEPS.map(([from, size]) => picture(discName(family, from), discFrame(size), (context) => disc(context, family, size, palette))),
    ),
  ];
}
