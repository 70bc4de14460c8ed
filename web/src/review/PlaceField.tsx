// Sets the place: one of the gazetteer, or a point on the map; as exact as the words, and no more.
import { lazy, Suspense, useState } from "react";
import { usePlaces, useVocabulary } from "../api/queries";
import { isPlacePrecision } from "../api/terms";
import type { PlaceHits, PlacePrecision, PlaceValue } from "../api/types";
import { Combobox } from "../components/Combobox";
import { country, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { placesIn } from "./found";
import { usePickFirst } from "./usePickFirst";
import { isArea, movePlace, placeDraft, type Part, type PlaceDraft } from "./draft";
import { FoundList, PartBox, wrongProps, type FieldProps } from "./FieldParts";

const SmallMap = lazy(async () => ({ default: (await import("../map/SmallMap")).SmallMap }));
type Hit = PlaceHits["items"][number];

export function PlaceField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t, lang } = useI18n();
  const [typed, setTyped] = useState(draft.words?.quote.slice(0, 60) ?? "");
  const found = usePlaces(typed);
  const hits = found.data?.items ?? [];
  const place = draft.place;
  const set = (part: Partial<PlaceDraft>) => change({ place: { ...place, ...part } });
  const hint = (p: Hit) =>
    [
      p.admin2, p.admin1, country(p.country, lang), t(`word.${p.precision}`),
      p.population ? t("review.people", { n: number(p.population, lang) }) : null,
    ].filter(Boolean).join(", ");
  const options = typed.trim() ? hits.map((p, n) => ({ key: p.place_id ?? `${n}`, label: p.name, hint: hint(p), hit: p })) : [];
  const pick = (hit: PlaceValue) => {
    change({ place: placeDraft(hit) });
    setTyped(hit.name);
    next();
  };
  const ready = !found.isPlaceholderData && !found.isFetching;
  const onEnter = usePickFirst(typed, ready, options, (o) => pick(o.hit), next);
  return (
    <>
      <div className="decide-part" data-first="">
        <Combobox
          label={t("review.place")} value={typed} options={options} placeholder={t("review.placeHint")}
          onInput={setTyped} onPick={(o) => pick(o.hit)}
          busy={found.isFetching} onEnter={onEnter}
        />
      </div>
      <FoundList
        label={t("review.placesSaid")}
        items={placesIn(view)
          .filter((p) => p.name !== place.name || p.precision !== place.precision)
          .map((p) => ({ key: `${p.place_id} ${p.name} ${p.precision}`, label: p.name, hint: t(`word.${p.precision}`), pick: () => pick(p) }))}
      />
      <div className="decide-row">
        <PartBox part="name" wrongs={wrongs}>
          <label htmlFor="decide-name">{t("review.placeName")}</label>
          <input
            id="decide-name" value={place.name} autoComplete="off" {...wrongProps("name", wrongs)}
            // Another name is another place: the gazetteer's id would contradict it.
            onChange={(event) => set({ name: event.target.value, place_id: null })}
          />
        </PartBox>
        <Precision value={place.precision} onChange={(precision) => set({ precision })} />
      </div>
      {isArea(place.precision) ? <p className="hint">{t("review.areaHint")}</p> : <Point place={place} wrongs={wrongs} set={set} />}
      <Suspense fallback={<p className="hint">{t("common.loading")}</p>}>
        <SmallMap
          lat={degrees(place.lat)} lon={degrees(place.lon)} radiusKm={degrees(place.radius)} precision={place.precision}
          label={t("review.map")} country={place.country}
          onPick={(lat, lon) => change({ place: movePlace(place, lat, lon) })}
        />
      </Suspense>
    </>
  );
}

const degrees = (typed: string) => (typed.trim() === "" || Number.isNaN(Number(typed)) ? null : Number(typed));

function Precision({ value, onChange }: { value: PlacePrecision; onChange: (precision: PlacePrecision) => void }) {
  const { t } = useI18n();
  const known = useVocabulary().data?.place_precisions.filter(isPlacePrecision) ?? [value];
  return (
    <div className="decide-part">
      <label htmlFor="decide-precision">{t("review.precision")}</label>
      <select id="decide-precision" value={value} onChange={(event) => isPlacePrecision(event.target.value) && onChange(event.target.value)}>
        {known.map((p) => <option key={p} value={p}>{t(`word.${p}`)}</option>)}
      </select>
    </div>
  );
}

interface PointProps { place: PlaceDraft; wrongs: FieldProps["wrongs"]; set: (part: Partial<PlaceDraft>) => void }

function Point({ place, wrongs, set }: PointProps) {
  const { t } = useI18n();
  const box = (part: Part & ("lat" | "lon" | "radius")) => (
    <PartBox part={part} wrongs={wrongs}>
      <label htmlFor={`decide-${part}`}>{t(`review.${part}`)}</label>
      <input
        id={`decide-${part}`} inputMode="decimal" autoComplete="off" value={place[part]} {...wrongProps(part, wrongs)}
        onChange={(event) => set(part === "radius" ? { radius: event.target.value } : { [part]: event.target.value, place_id: null })}
      />
    </PartBox>
  );
  return <div className="decide-row">{box("lat")}{box("lon")}{box("radius")}</div>;
}
