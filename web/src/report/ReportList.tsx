// The reports in the store, page after page.
import { Link } from "wouter";
import type { ReportRow } from "../api/types";
import { useReports } from "../api/queries";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { day, language, moment, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { agencyWords } from "./told";

export function ReportList() {
  const { t, lang } = useI18n();
  const query = useReports();
  const rows = query.data?.pages.flatMap((p) => p.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  if (query.error && rows.length === 0) return <Problem error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <p className="loading" role="status">{t("report.loading")}</p>;
  if (rows.length === 0) {
    return <Empty title={t("report.list_none")}><p>{t("report.list_none_how")}</p><p><Link className="button" href="/import">{t("report.to_import")}</Link></p></Empty>;
  }
  return (
    <>
      <p className="hint" role="status">
        {t("report.list_n", { n: total })}{rows.length < total && ` · ${t("report.list_shown", { shown: rows.length, n: total })}`}
      </p>
      <div className="scroll-x card-flush">
        <table className="table reports">
          <caption className="visually-hidden">{t("report.list_caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("report.col_headline")}</th>
              <th scope="col">{t("report.col_publisher")}</th>
              <th scope="col">{t("report.col_published")}</th>
              <th scope="col">{t("report.col_language")}</th>
              <th scope="col" className="num">{t("report.col_events")}</th>
              <th scope="col">{t("report.col_added")}</th>
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={row.id} row={row} />)}</tbody>
        </table>
      </div>
      {query.error && <Problem error={query.error} retry={() => void query.fetchNextPage()} />}
      {query.hasNextPage && (
        <p className="more">
          <button type="button" className="button" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {query.isFetchingNextPage ? t("report.loading") : t("report.more")} <span className="muted num">({number(total - rows.length, lang)})</span>
          </button>
        </p>
      )}
    </>
  );
}

function Row({ row }: { row: ReportRow }) {
  const { t, lang } = useI18n();
  const agency = agencyWords(row, t);
  return (
    <tr>
      <th scope="row" className="reports-headline">
        <Link href={`/reports/${row.id}`}><span lang={row.language ?? undefined} dir="auto">{row.headline ?? t("report.untitled")}</span></Link>
        {row.copy_of && <span className="badge" title={t("report.copy_hint")}>{t("report.is_copy")}</span>}
        {agency && <span className="badge" title={t("report.agency_hint")}>{agency}</span>}
        {row.versions > 1 && <span className="badge">{t("report.versions_n", { n: row.versions })}</span>}
      </th>
      <td>{row.publisher ?? <span className="muted">{t("report.unnamed")}</span>}</td>
      <td className="nowrap num-left">{row.published ? day(row.published, lang) : <span className="muted">{t("report.undated")}</span>}</td>
      <td>{language(row.language, lang)}</td>
      <td className="num">{row.events === 0 ? <span className="muted">{t("report.no_events")}</span> : number(row.events, lang)}</td>
      <td className="nowrap muted">{moment(row.added, lang)}</td>
    </tr>
  );
}
