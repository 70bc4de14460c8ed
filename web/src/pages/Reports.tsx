// All reports, or with ?q= those that have the words.
import { type FormEvent, useId } from "react";
import { Link, useLocation, useSearch } from "wouter";
import { useI18n } from "../lib/i18n";
import { ReportList } from "../report/ReportList";
import { SearchResults } from "../report/SearchResults";
import "../styles/report.css";

export default function Reports() {
  const { t } = useI18n();
  const q = new URLSearchParams(useSearch()).get("q")?.trim() ?? "";
  return (
    <div className="page">
      <header className="page-head"><h1>{t("report.reports")}</h1></header>
      <SearchForm key={q} q={q} />
      {q === "" ? <ReportList /> : <SearchResults q={q} />}
    </div>
  );
}

function SearchForm({ q }: { q: string }) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    navigate(words ? `/reports?q=${encodeURIComponent(words)}` : "/reports");
  };
  return (
    <form role="search" className="report-search" aria-label={t("report.search")} onSubmit={submit}>
      <label htmlFor={id} className="visually-hidden">{t("report.search")}</label>
      <input id={id} name="q" type="search" defaultValue={q} placeholder={t("report.search")} autoComplete="off" />
      <button type="submit" className="button primary">{t("report.search_go")}</button>
      {q !== "" && <Link href="/reports" className="button">{t("report.search_clear")}</Link>}
    </form>
  );
}
