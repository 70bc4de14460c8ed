// What is under the pointer, in a few words; the list of the map says the same to those without one.
import { useIncident } from "../api/queries";
import { Days } from "../components/Days";
import { FamilyShape } from "../components/KindMark";
import { country } from "../lib/format";
import { useI18n } from "../lib/i18n";
import type { Area, AreaGroup, Cell } from "./gather";
import type { Tip } from "./usePointer";

const WIDTH = 260;

export function MapTip({ tip, width, closest }: { tip: Tip; width: number; closest: boolean }) {
  const { x, y, on } = tip;
  const left = x + WIDTH + 24 > width ? Math.max(8, x - WIDTH - 16) : x + 16;
  return (
    <div className="map-tip" aria-hidden="true" style={{ left, top: Math.max(8, y - 12), maxWidth: WIDTH }}>
      {on.kind === "area" ? <AreaTip group={on.group} /> : on.cell.n > 1 ? <ManyTip cell={on.cell} closest={closest} /> : <OneTip cell={on.cell} />}
    </div>
  );
}

function OneTip({ cell }: { cell: Cell }) {
  const { t } = useI18n();
  const incident = useIncident(cell.id ?? "").data?.incident;
  const place = incident?.where?.name;
  return (
    <>
      <p className="map-tip-head">
        <FamilyShape family={cell.family} />
        {incident ? t(`word.${incident.act}`) : cell.family ? t(`word.${cell.family}`) : t("common.noFamily")}
      </p>
      {incident ? (
        <p>
          <Days when={incident.when} />
          {place ? ` · ${cell.precision === "near" ? t("common.near", { place }) : place}` : null}
        </p>
      ) : null}
      {cell.killed > 0 ? <p>{t("common.killedN", { n: cell.killed })}</p> : null}
      {cell.radius_km ? <p className="muted">{t("common.about", { n: cell.radius_km })}</p> : null}
    </>
  );
}

function ManyTip({ cell, closest }: { cell: Cell; closest: boolean }) {
  const { t } = useI18n();
  return (
    <>
      <p className="map-tip-head">{t("common.incidents", { n: cell.n })}</p>
      {cell.family ? (
        <p className="map-tip-family">
          <FamilyShape family={cell.family} /> {t("map.mostly", { family: t(`word.${cell.family}`) })}
        </p>
      ) : null}
      {cell.killed > 0 ? <p>{t("common.killedN", { n: cell.killed })}</p> : null}
      <p className="muted">{t(closest ? "map.pressToList" : "map.pressToZoom")}</p>
    </>
  );
}

/** So many areas are named; more are a "…". */
const NAMED = 4;

function AreaTip({ group }: { group: AreaGroup }) {
  const { lang, t } = useI18n();
  const names = group.areas.map((area) => areaName(area, country(area.country, lang)));
  return (
    <>
      <p className="map-tip-head">{names.slice(0, NAMED).join("; ") + (names.length > NAMED ? "; …" : "")}</p>
      <p>{t("map.areaCount", { n: group.n })}</p>
      {group.killed > 0 ? <p>{t("common.killedN", { n: group.killed })}</p> : null}
      <p className="muted">{t(names.length > 1 ? "map.pressToZoom" : "map.pressToFilter")}</p>
    </>
  );
}

/** "Kanem, Chad", or the country alone. */
export function areaName(area: Pick<Area, "name" | "admin1">, land: string): string {
  return area.admin1 === null ? land : `${area.name}, ${land}`;
}
