// Writes the places that incidents name beside their marks, where one looks close.
import { useEffect } from "react";
import { useIncidents } from "../api/queries";
import type { Filters } from "../api/types";
import { setData, type GlMap } from "./engine";
import { placeNames } from "./features";

const AT_MOST = 200;

export function PlaceNames({ map, filters }: { map: GlMap; filters: Filters }) {
  const { data } = useIncidents(filters, "-day", AT_MOST);
  useEffect(() => {
    setData(map, "places", placeNames(data?.pages.flatMap((page) => page.items) ?? []));
  }, [map, data]);
  useEffect(() => () => setData(map, "places", placeNames([])), [map]);
  return null;
}
