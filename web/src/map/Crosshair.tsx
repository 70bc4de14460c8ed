// Sets a place without a mouse: arrow keys move a crosshair over the map, + and − zoom, Enter sets it.
import { useEffect, useRef, useState } from "react";
import type { GlMap } from "./engine";

const STEP = 8;
const LEAP = 48;
const EDGE = 24;
const ARROWS: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

interface Spot { x: number; y: number }

/** A step of the crosshair; what goes over the edge moves the map instead. */
export function stepped(from: Spot, key: string, leap: boolean, size: { width: number; height: number }): { spot: Spot; pan: [number, number] } | null {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  const far = leap ? LEAP : STEP;
  const [x, y] = [from.x + arrow[0] * far, from.y + arrow[1] * far];
  const spot = { x: Math.min(size.width - EDGE, Math.max(EDGE, x)), y: Math.min(size.height - EDGE, Math.max(EDGE, y)) };
  return { spot, pan: [x - spot.x, y - spot.y] };
}

export function Crosshair({ map, say, set }: { map: GlMap; say: (lat: number, lon: number) => void; set: (lat: number, lon: number) => void }) {
  const [spot, setSpot] = useState<Spot | null>(null);
  const now = useRef<Spot | null>(null);
  const tell = useRef({ say, set });
  useEffect(() => {
    tell.current = { say, set };
  });

  useEffect(() => {
    const canvas = map.getCanvas();
    const size = () => ({ width: canvas.clientWidth, height: canvas.clientHeight });
    const move = (to: Spot | null) => {
      now.current = to;
      setSpot(to);
    };
    const place = (at: Spot) => map.unproject([at.x, at.y]);
    const key = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const from = now.current ?? { x: size().width / 2, y: size().height / 2 };
      const step = stepped(from, event.key, event.shiftKey, size());
      if (step) {
        if (step.pan[0] || step.pan[1]) map.panBy(step.pan, { duration: 0 });
        move(step.spot);
        const { lat, lng } = place(step.spot);
        tell.current.say(lat, lng);
      } else if (event.key === "Enter") {
        const { lat, lng } = place(from);
        tell.current.set(lat, lng);
      } else if (event.key === "+" || event.key === "=") map.zoomTo(map.getZoom() + 1, { around: place(from), duration: 0 });
      else if (event.key === "-") map.zoomTo(map.getZoom() - 1, { around: place(from), duration: 0 });
      else return;
      event.preventDefault();
    };
    const focus = () => {
      if (canvas.matches(":focus-visible")) move(now.current ?? { x: size().width / 2, y: size().height / 2 });
    };
    const hide = () => move(null);
    canvas.addEventListener("keydown", key);
    canvas.addEventListener("focus", focus);
    canvas.addEventListener("blur", hide);
    canvas.addEventListener("pointerdown", hide);
    return () => {
      canvas.removeEventListener("keydown", key);
      canvas.removeEventListener("focus", focus);
      canvas.removeEventListener("blur", hide);
      canvas.removeEventListener("pointerdown", hide);
    };
  }, [map]);

  if (!spot) return null;
  return (
    <svg className="map-crosshair" style={{ left: spot.x, top: spot.y }} viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <path d="M20 2v14M20 24v14M2 20h14M24 20h14" className="crosshair-rim" />
      <path d="M20 2v14M20 24v14M2 20h14M24 20h14" />
    </svg>
  );
}
