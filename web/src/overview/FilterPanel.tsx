// All filters, with what each would leave.
import { type ReactNode, type RefObject, useId } from "react";
import { useFacets } from "../api/queries";
import type { Filters } from "../api/types";
import { StandingMark } from "../components/Standing";
import { country, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { FacetList } from "./FacetList";
import { ActorField, DayField, LeastField, TagField } from "./fields";
import { KindFacets } from "./KindFacets";

interface Props {
  filters: Filters;
  change: (part: Partial<Filters>) => void;
  /** What the map shows, where there is one. */
  seen: RefObject<string | undefined> | null;
}

export function FilterPanel({ filters, change, seen }: Props) {
  const { lang, t } = useI18n();
  const query = useFacets(filters);
  // Without the counts the boxes still work; what went wrong the list says.
  const facets = query.data;
  return (
    <div className={query.isPlaceholderData ? "filters is-waiting" : "filters"}>
      <Section title={t("overview.when")}>
        <div className="field-rows">
          <DayField label={t("overview.since")} value={filters.since} max={filters.until} onSet={(since) => change({ since })} />
          <DayField label={t("overview.until")} value={filters.until} min={filters.since} onSet={(until) => change({ until })} />
        </div>
      </Section>
      <Section title={t("overview.what")}>
        {facets ? <KindFacets facets={facets} kind={filters.kind} onPick={(kind) => change({ kind })} /> : <Waiting rows={6} />}
      </Section>
      <Section title={t("overview.where")}>
        {facets ? (
          <FacetList
            label={t("overview.countries")}
            items={facets.countries.map((item) => ({ value: item.value, label: country(item.value, lang), n: item.n }))}
            picked={filters.country}
            onPick={(value) => change({ country: value, admin1: undefined })}
          >
            <FacetList
              nested
              label={t("overview.regions")}
              items={facets.regions.filter((item) => item.country === filters.country).map((item) => ({ value: item.value, label: item.value, n: item.n }))}
              picked={filters.admin1}
              onPick={(admin1) => change({ admin1 })}
            />
          </FacetList>
        ) : <Waiting rows={8} />}
        {seen || filters.bbox ? (
          <Check label={t("overview.withinMap")} on={filters.bbox !== undefined} onSet={(on) => change({ bbox: on ? seen?.current : undefined })} />
        ) : null}
      </Section>
      <Section title={t("overview.who")}>
        <ActorField value={filters.actor} onSet={(actor) => change({ actor })} />
      </Section>
      <Section title={t("project.tags")}>
        <TagField value={filters.tag} tags={facets?.tags ?? []} onSet={(tag) => change({ tag })} />
      </Section>
      <Section title={t("overview.standing")}>
        {facets ? (
          <FacetList
            label={t("overview.standing")}
            items={facets.standings.map((item) => ({ value: item.value, label: "", n: item.n, sign: <StandingMark standing={item.value} /> }))}
            picked={filters.standing}
            onPick={(standing) => change({ standing })}
          />
        ) : <Waiting rows={5} />}
      </Section>
      <Section title={t("overview.weight")}>
        <div className="field-rows">
          <LeastField label={t("overview.minKilled")} value={filters.min_killed} onSet={(min_killed) => change({ min_killed })} />
          <LeastField label={t("overview.minSources")} value={filters.min_sources} onSet={(min_sources) => change({ min_sources })} />
        </div>
      </Section>
      <Section title={t("overview.marks")}>
        <Check label={t("overview.foreground")} on={filters.foreground} onSet={(foreground) => change({ foreground })} />
        <Check label={t("overview.disputed")} n={facets && number(facets.disputed, lang)} on={filters.disputed} onSet={(disputed) => change({ disputed })} />
        <Check label={t("overview.review")} n={facets && number(facets.to_review, lang)} on={filters.review} onSet={(review) => change({ review })} />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="filter" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Check({ label, n, on, onSet }: { label: string; n?: string | undefined; on: boolean | undefined; onSet: (on: true | undefined) => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={on === true} onChange={(event) => onSet(event.target.checked || undefined)} />
      <span className="facet-label">{label}</span>
      {n === undefined ? null : <span className="facet-n num">{n}</span>}
    </label>
  );
}

function Waiting({ rows }: { rows: number }) {
  return <div className="waiting" aria-hidden="true" style={{ height: rows * 28 }} />;
}
