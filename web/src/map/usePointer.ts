// What the pointer is on, and what a press on it does.
import type { MapMouseEvent } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import type { GlMap } from "./engine";
import type { AreaGroup, CellGroup, Shown } from "./gather";

export type Pointed = { kind: "cell"; cell: CellGroup } | { kind: "area"; group: AreaGroup };
export interface Tip { x: number; y: number; on: Pointed }

/** A finger or a shaky hand may miss by this many pixels. */
const SLACK = 5;

function find(map: GlMap, shown: Shown, { x, y }: { x: number; y: number }): { on: Pointed; lit: number[] } | null {
  const hits = map.queryRenderedFeatures([[x - SLACK, y - SLACK], [x + SLACK, y + SLACK]], { layers: ["cells", "area-counts"] });
  for (const hit of hits) {
    const at = Number(hit.properties["at"]);
    const [cell, group] = [shown.cells[at], shown.groups[at]];
    if (hit.layer.id === "cells" && cell) return { on: { kind: "cell", cell }, lit: [] };
    if (hit.layer.id === "area-counts" && group) return { on: { kind: "area", group }, lit: group.areas.map((area) => shown.areas.indexOf(area)) };
  }
  return null;
}

export function usePointer(map: GlMap | null, shown: Shown, onPress: (on: Pointed) => void): Tip | null {
  const [tip, setTip] = useState<Tip | null>(null);
  const press = useRef(onPress);
  useEffect(() => {
    press.current = onPress;
  });

  useEffect(() => {
    if (!map) return;
    let lit: number[] = [];
    const light = (next: number[]) => {
      if (next.join() === lit.join()) return;
      for (const id of lit) map.setFeatureState({ source: "area-circles", id }, { hover: false });
      for (const id of next) map.setFeatureState({ source: "area-circles", id }, { hover: true });
      lit = next;
    };
    const leave = () => {
      light([]);
      setTip(null);
      map.getCanvas().classList.remove("is-on");
    };
    const move = (event: MapMouseEvent) => {
      const found = find(map, shown, event.point);
      if (!found) return leave();
      light(found.lit);
      map.getCanvas().classList.add("is-on");
      setTip({ x: event.point.x, y: event.point.y, on: found.on });
    };
    const click = (event: MapMouseEvent) => {
      const found = find(map, shown, event.point);
      if (!found) return;
      leave();
      press.current(found.on);
    };
    map.on("mousemove", move);
    map.on("click", click);
    map.on("movestart", leave);
    map.getCanvas().addEventListener("mouseleave", leave);
    return () => {
      leave();
      map.off("mousemove", move);
      map.off("click", click);
      map.off("movestart", leave);
      map.getCanvas().removeEventListener("mouseleave", leave);
    };
  }, [map, shown]);

  return tip;
}
