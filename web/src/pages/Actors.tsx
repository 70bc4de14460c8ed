// The actors the program knows: search as one types.
import { Link } from "wouter";
import { useActors } from "../api/queries";
import type { ActorHits } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { country, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { useQueryText } from "../library/useQueryText";
import { years } from "../library/years";
import "../styles/library.css";

export default function Actors() {
  const { t } = useI18n();
  const [typed, q, type] = useQueryText("q");
  const { data, error, refetch } = useActors(q);
  return (
    <div className="page">
      <header className="page-head">
        <div className="stack">
          <h1>{t("library.actorsTitle")}</h1>
          <p>{t("library.actorsText")}</p>
        </div>
      </header>
      <div className="lib-search">
        <div className="field">
          <label htmlFor="actor-q">{t("library.actorsSearch")}</label>
          <input
            id="actor-q" type="search" autoComplete="off" spellCheck={false} value={typed}
            aria-describedby="actor-q-hint" onChange={(event) => type(event.target.value)}
          />
          <p id="actor-q-hint" className="muted small">{t("library.actorsSearchHint")}</p>
        </div>
        <p role="status" className="muted num">{data ? t("library.actorsFound", { n: data.items.length }) : ""}</p>
      </div>
      {error ? <Problem error={error} retry={() => void refetch()} />
        : !data ? <p className="loading">{t("common.loading")}</p>
        : data.items.length > 0 ? <ActorTable items={data.items} />
        : <Unknown q={q} />}
    </div>
  );
}

function ActorTable({ items }: { items: ActorHits["items"] }) {
  const { t, lang } = useI18n();
  return (
    <div className="lib-frame lib-scroll">
      <table className="table">
        <caption className="visually-hidden">{t("library.actorsCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("library.actorName")}</th>
            <th scope="col">{t("library.actorKind")}</th>
            <th scope="col">{t("library.actorCountry")}</th>
            <th scope="col">{t("library.actorYears")}</th>
            <th scope="col" className="num">{t("library.actorIncidents")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.actor ?? item.label}>
              <th scope="row" className="lib-name">
                {item.actor ? <Link href={`/actors/${encodeURIComponent(item.actor)}`}>{item.label}</Link> : item.label}
              </th>
              <td>{t(`word.${item.kind}`)}</td>
              <td>{item.country ? country(item.country, lang) : <span className="muted">{t("library.international")}</span>}</td>
              <td className="num lib-start">{years(item.since, item.until, t)}</td>
              <td className={item.incidents > 0 ? "num" : "num muted"}>{number(item.incidents, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Unknown({ q }: { q: string }) {
  const { t } = useI18n();
  return (
    <Empty title={q ? t("library.actorsNone", { q }) : t("library.actorsNothing")}>
      {q ? <p><Link href={`/?actor=${encodeURIComponent(q)}`}>{t("library.actorsWords", { q })}</Link></p> : null}
      <p>{t("library.actorsNoneText")}</p>
      <p><code>tidings actors add FILE.csv</code></p>
    </Empty>
  );
}
