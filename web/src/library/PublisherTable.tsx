// The publishers: how much each reports, how much of it is copied from whom, and how its first tolls fared.
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { language, number, percent, UNKNOWN } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { Bar } from "./Bar";
import { type Column, copiedRest, FIRST_ORDER, nextOrder, type PublisherRow, readOrder, sortPublishers, writeOrder } from "./publishers";

/** As many as are looked through at once; the rest on demand. */
const SHOWN = 50;

export function PublisherTable({ publishers }: { publishers: readonly PublisherRow[] }) {
  const { t, lang } = useI18n();
  const [path, navigate] = useLocation();
  const search = useSearch();
  const [all, setAll] = useState(false);
  const order = readOrder(new URLSearchParams(search).get("sort"));
  const most = Math.max(1, ...publishers.map((row) => row.reports));
  const heading = (column: Column, words: string) => {
    const sorted = order.by === column;
    const arrow = sorted ? <span aria-hidden="true">{order.down ? "↓" : "↑"}</span> : null;
    const text = column === "publisher";
    return (
      <th scope="col" className={text ? undefined : "num"} aria-sort={!sorted ? undefined : order.down ? "descending" : "ascending"}>
        <button type="button" className="lib-sort" title={t("library.sortBy", { what: words })} onClick={() => sortBy(column)}>
          {text ? null : arrow}{words}{text ? arrow : null}
        </button>
      </th>
    );
  };
  const sortBy = (column: Column) => {
    const next = writeOrder(nextOrder(order, column));
    navigate(next === writeOrder(FIRST_ORDER) ? path : `${path}?sort=${next}`, { replace: true });
  };
  const sorted = sortPublishers(publishers, order);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <div className="lib-scroll">
      <table className="table lib-plain">
        <caption>{t("library.publishersCaption", { n: publishers.length })}</caption>
        <thead>
          <tr>
            {heading("publisher", t("library.publisher"))}
            {heading("reports", t("library.publisherReports"))}
            <td className="lib-bar-cell" />
            {heading("copies", t("library.publisherCopies"))}
            <th scope="col">{t("library.publisherCopied")}</th>
            <th scope="col">{t("library.publisherLanguages")}</th>
            {heading("incidents", t("library.publisherIncidents"))}
            {heading("tolls", t("library.publisherTolls"))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.publisher ?? ""}>
              <th scope="row" className="lib-name">{row.publisher ?? <span className="muted">{t("library.publisherUnknown")}</span>}</th>
              <td className="num">{number(row.reports, lang)}</td>
              <td className="lib-bar-cell">{most > 1 ? <Bar share={row.reports / most} /> : null}</td>
              <td className={row.copies > 0 ? "num" : "num muted"}>{number(row.copies, lang)}</td>
              <td><Copied row={row} /></td>
              <td>{row.languages.map((code) => language(code, lang)).join(", ") || UNKNOWN}</td>
              <td className="num">{number(row.incidents, lang)}</td>
              <td className="num nowrap"><Kept row={row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < sorted.length ? (
        <p className="lib-more"><button type="button" className="button" onClick={() => setAll(true)}>{t("library.publishersAll", { n: sorted.length })}</button></p>
      ) : null}
    </div>
  );
}

/** Whose stories these are, the commonest first; in sight, so that nothing need be pointed at or opened. */
function Copied({ row }: { row: PublisherRow }) {
  const { t, lang } = useI18n();
  if (row.copied.length === 0) return <Nothing />;
  const rest = copiedRest(row);
  return (
    <ul className="lib-copied">
      {row.copied.map(({ name, reports }) => (
        <li key={name ?? ""}>{name ?? t("library.publisherUnknown")} <span className="muted">{number(reports, lang)}</span></li>
      ))}
      {rest > 0 ? <li>{t("library.copiedRest")} <span className="muted">{number(rest, lang)}</span></li> : null}
    </ul>
  );
}

function Nothing() {
  const { t } = useI18n();
  return <span className="muted"><span aria-hidden="true">{UNKNOWN}</span><span className="visually-hidden">{t("library.copiedNone")}</span></span>;
}

function Kept({ row }: { row: PublisherRow }) {
  const { t, lang } = useI18n();
  if (row.tolls === 0) {
    return <span className="muted"><span aria-hidden="true">{UNKNOWN}</span><span className="visually-hidden">{t("common.unknown")}</span></span>;
  }
  const words = t("library.publisherKept", { kept: row.tolls_kept, tolls: row.tolls });
  // Of a handful a percentage says more than is known.
  return <>{words}{row.tolls >= 10 ? <span className="muted"> ({percent(row.tolls_kept / row.tolls, lang)})</span> : null}</>;
}
