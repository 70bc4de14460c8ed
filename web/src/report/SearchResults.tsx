// Reports that have the words, with the words in their places.
import { Link } from "wouter";
import { useSearch } from "../api/queries";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { day, language } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { pieces } from "./snippet";

const LIMIT = 50;

export function SearchResults({ q }: { q: string }) {
  const { t, lang } = useI18n();
  const query = useSearch(q, LIMIT);
  const hits = query.data?.items;
  const found = !hits ? "" : t(hits.length >= LIMIT ? "report.search_first" : "report.search_n", { n: hits.length, q });
  return (
    <section aria-label={t("report.search")} aria-busy={query.isFetching}>
      <p className="hint" role="status">{hits && hits.length > 0 ? found : query.isPending ? t("report.loading") : ""}</p>
      {query.error && <Problem error={query.error} retry={() => void query.refetch()} />}
      {hits?.length === 0 && <Empty title={t("report.search_none", { q })}>{t("report.search_none_how")}</Empty>}
      {hits && hits.length > 0 && (
        <ol className="hits">
          {hits.map(({ report, snippet }) => (
            <li key={report.id} className="hit">
              <h2 lang={report.language ?? undefined} dir="auto"><Link href={`/reports/${report.id}`}>{report.headline ?? t("report.untitled")}</Link></h2>
              <p className="muted small">
                {[report.publisher ?? t("report.unnamed"), report.published ? day(report.published, lang) : t("report.undated"), report.language && language(report.language, lang)].filter(Boolean).join(" · ")}
              </p>
              <p className="snippet" lang={report.language ?? undefined} dir="auto">
                {pieces(snippet).map((p, i) => (p.match ? <mark key={i}>{p.text}</mark> : p.text))}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
