// The dashed circle of a region, as the server knows it: regions have no outline on this map.
import { useEffect } from "react";
import { useMapView } from "../api/queries";
import { setData, type GlMap } from "./engine";
import { areaCircles } from "./features";

export function AreaCircle({ map, country, admin1 }: { map: GlMap; country: string; admin1: string }) {
  const { data } = useMapView({ country, admin1 }, 0);
  useEffect(() => {
    const areas = data?.areas.filter((area) => area.admin1 === admin1) ?? [];
    setData(map, "area-circles", areaCircles(areas));
  }, [map, data, admin1]);
  return null;
}
