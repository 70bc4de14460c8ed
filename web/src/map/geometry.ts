// The sums of the map: circles on the globe, boxes in degrees, lengths on the screen.

export interface View { lat: number; lon: number; zoom: number }
export interface Box { west: number; south: number; east: number; north: number }

const EARTH_KM = 6371.0088;
/** Pixels round the equator at zoom 0, as MapLibre counts them. */
export const WORLD_PX = 512;
/** What is shown of the world: without the poles. */
export const WORLD: Box = { west: -180, south: -58, east: 180, north: 80 };

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** A closed ring of `lon, lat` all `km` away from the middle; longitudes run on past 180 rather than jump. */
export function circle(lat: number, lon: number, km: number, steps = 72): [number, number][] {
  const angle = km / EARTH_KM;
  const from = radians(lat);
  const ring: [number, number][] = [];
  for (let step = 0; step < steps; step++) {
    const bearing = (2 * Math.PI * step) / steps;
    const sine = Math.sin(from) * Math.cos(angle) + Math.cos(from) * Math.sin(angle) * Math.cos(bearing);
    const to = Math.asin(clamp(sine, -1, 1));
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(from), Math.cos(angle) - Math.sin(from) * sine);
    ring.push([lon + degrees(turn), clamp(degrees(to), -85, 85)]);
  }
  ring.push(ring[0] as [number, number]);
  return ring;
}

/** How far apart two points are, along the ground. */
export function kilometres(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

export function kmPerPixel(lat: number, zoom: number): number {
  return (2 * Math.PI * EARTH_KM * Math.cos(radians(lat))) / (WORLD_PX * 2 ** zoom);
}

/** A longitude or latitude on the square of the world, 0 to 1 from the north-west. */
export function mercator(lon: number, lat: number): [number, number] {
  const sine = Math.sin(radians(clamp(lat, -85.0511, 85.0511)));
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export function unmercator(x: number, y: number): [number, number] {
  return [(x - 0.5) * 360, degrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))))];
}

/**
 * Keeps the screen on the world: never wider than it, so that nothing is there twice; where it is higher, the sea goes on
 * above and below.
 */
export function held(view: View, size: { width: number; height: number }, most: number): View {
  const zoom = Math.min(most, Math.max(view.zoom, Math.log2(Math.max(1, size.width) / WORLD_PX)));
  const world = WORLD_PX * 2 ** zoom;
  const top = mercator(0, WORLD.north)[1];
  const bottom = mercator(0, WORLD.south)[1];
  const within = (at: number, low: number, high: number, half: number) =>
    high - low <= 2 * half ? (low + high) / 2 : clamp(at, low + half, high - half);
  const [x, y] = mercator(view.lon, view.lat);
  const [lon, lat] = unmercator(within(x, 0, 1, size.width / world / 2), within(y, top, bottom, size.height / world / 2));
  return { lat, lon, zoom };
}

/** The longest round length that fits, for the scale bar: 1, 2 or 5 of some power of ten. */
export function roundLength(perPixel: number, longest: number): { km: number; px: number } {
  const most = perPixel * longest;
  const power = 10 ** Math.floor(Math.log10(most));
  const km = ([5, 2].find((times) => times * power <= most) ?? 1) * power;
  return { km, px: km / perPixel };
}

const trim = (value: number) => String(Math.round(value * 1e4) / 1e4);

/** A box as the filter `bbox` has it. */
export function boxText(box: Box): string {
  return [box.west, box.south, box.east, box.north].map(trim).join(",");
}

/** What to ask for when `seen` is on the screen: somewhat more, on a grid, so that a small move asks nothing new. */
export function askBox(seen: Box, zoom: number): Box {
  const cell = 90 / 2 ** Math.max(0, Math.round(zoom));
  const down = (value: number) => Math.floor(value / cell) * cell;
  const up = (value: number) => Math.ceil(value / cell) * cell;
  return {
    west: Math.max(-180, down(seen.west)),
    south: Math.max(-90, down(seen.south)),
    east: Math.min(180, up(seen.east)),
    north: Math.min(90, up(seen.north)),
  };
}

/**
 * The zoom to ask for: far off a step short, as the server knows the commonest family of what it puts together and the
 * screen can only guess; closer to, every place for itself.
 */
export function askZoom(zoom: number): number {
  return Math.max(0, Math.floor(zoom + 0.25) - (zoom < 6 ? 1 : 0));
}

/** The box of a spot on the screen: `px` pixels to every side of a point. */
export function spotBox(lat: number, lon: number, zoom: number, px: number): Box {
  const lonStep = (360 * px) / (WORLD_PX * 2 ** zoom);
  const latStep = lonStep * Math.cos(radians(lat));
  return { west: lon - lonStep, south: lat - latStep, east: lon + lonStep, north: lat + latStep };
}

/** The smallest box round points and circles, or null where there are none. */
export function around(spots: readonly { lat: number; lon: number; km?: number | null }[]): Box | null {
  if (spots.length === 0) return null;
  const box: Box = { west: 180, south: 90, east: -180, north: -90 };
  for (const { lat, lon, km } of spots) {
    const up = degrees((km ?? 0) / EARTH_KM);
    const across = up / Math.max(0.1, Math.cos(radians(lat)));
    box.west = Math.min(box.west, Math.max(WORLD.west, lon - across));
    box.east = Math.max(box.east, Math.min(WORLD.east, lon + across));
    box.south = Math.min(box.south, Math.max(WORLD.south, lat - up));
    box.north = Math.max(box.north, Math.min(WORLD.north, lat + up));
  }
  return box;
}

/** A box as MapLibre has it. */
export const bounds = (box: Box): [number, number, number, number] => [box.west, box.south, box.east, box.north];

/** The zoom at which a place is seen with the land round it, and its circle as more than a dot where it is wide. */
export function closeness(lat: number, radiusKm: number | null): number {
  const zoom = Math.log2(kmPerPixel(lat, 0) / (Math.max(radiusKm ?? 0, 1) / 14));
  return Math.round(Math.min(5.5, Math.max(1, zoom)) * 10) / 10;
}

/** Lines of longitude and latitude, every `step` degrees. */
export function graticule(step: number): [number, number][][] {
  const lines: [number, number][][] = [];
  for (let lon = -180; lon <= 180; lon += step) lines.push([[lon, -85], [lon, 85]]);
  for (let lat = -80; lat <= 80; lat += step) lines.push([[-180, lat], [180, lat]]);
  return lines;
}

/** Degrees as an atlas writes them: 36.31° N, 2.20° W; the letters are those of the language. */
export function degreesText(lat: number, lon: number, letters: { n: string; s: string; e: string; w: string }, locale: string): string {
  const figure = (value: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Math.abs(value));
  return `${figure(lat)}° ${lat < 0 ? letters.s : letters.n}, ${figure(lon)}° ${lon < 0 ? letters.w : letters.e}`;
}
