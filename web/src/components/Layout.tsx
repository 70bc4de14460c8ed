// The frame of every page: skip link, header, and the one <main> that pages are put into (a page brings its h1, no <main>).
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Link, useLocation, useSearch } from "wouter";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";
import { usePerson } from "../lib/person";
import { useHeading } from "../lib/heading";
import { KeyHelp } from "./KeyHelp";

const PAGES = [
  ["/", "overview"], ["/review", "review"], ["/reports", "reports"], ["/actors", "actors"], ["/sources", "sources"],
  ["/quality", "quality"], ["/import", "import"], ["/health", "health"],
] as const;

/** Whether `page` is where one is, or the list that what one looks at belongs to. */
function here(page: string, path: string): boolean {
  if (page === "/") return path === "/" || path.startsWith("/incidents/");
  // What is decided for all reports is a part of how good the data is.
  if (page === "/quality" && path === "/rules") return true;
  return path === page || path.startsWith(`${page}/`);
}

export function Layout({ children }: { children: ReactNode }) {
  const { t } = useI18n();
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const [help, setHelp] = useState(false);
  useHeading(main, path);
  useKeys({ "?": () => setHelp(true) });
  return (
    <>
      <a className="skip" href="#main" onClick={(event) => {
        event.preventDefault();
        main.current?.focus();
      }}>{t("common.skip")}</a>
      <Header path={path} />
      <main id="main" ref={main} tabIndex={-1} className={path === "/" ? "main main-fixed" : "main"}>{children}</main>
      <KeyHelp open={help} onClose={() => setHelp(false)} keys={[]} />
    </>
  );
}

function Header({ path }: { path: string }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const menu = useId();
  useEffect(() => setOpen(false), [path]);
  useKeys({
    "/": () => {
      // On narrow screens the box is in the menu, and must be there before it can be gone to.
      flushSync(() => setOpen(true));
      document.getElementById("search")?.focus();
    },
  });
  return (
    <header className="header">
      <Link href="/" className="brand" aria-label={t("common.tidings")}>
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <path className="brand-bar" d="M4 7h21v4h-8.4v15h-4.4V11H4z" />
          <circle className="brand-dot" cx="25" cy="23" r="4" />
        </svg>
        <span>{t("common.tidings")}</span>
      </Link>
      <button type="button" className="button quiet menu-button" aria-expanded={open} aria-controls={menu} onClick={() => setOpen(!open)}>
        {t("common.menu")}
      </button>
      <div id={menu} className={open ? "header-rest is-open" : "header-rest"}>
        <nav aria-label={t("common.nav")} className="nav">
          <ul>
            {PAGES.map(([page, name]) => (
              <li key={page}>
                <Link href={page} aria-current={here(page, path) ? (path === page ? "page" : "true") : undefined}>{t(`common.${name}`)}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <SearchBox path={path} />
        <LanguageSwitch />
        <Signer />
      </div>
    </header>
  );
}

function SearchBox({ path }: { path: string }) {
  const { t } = useI18n();
  const asked = new URLSearchParams(useSearch()).get("q");
  const q = path === "/reports" && asked ? asked : "";
  const [, navigate] = useLocation();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    navigate(q ? `/reports?q=${encodeURIComponent(q)}` : "/reports");
  };
  return (
    <form role="search" className="search" onSubmit={submit}>
      <label htmlFor="search" className="visually-hidden">{t("common.searchHint")}</label>
      <input key={q} id="search" name="q" type="search" defaultValue={q} placeholder={t("common.search")} autoComplete="off" />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function LanguageSwitch() {
  const { t, lang, setLang } = useI18n();
  const other = lang === "en" ? "fr" : "en";
  return (
    <button type="button" className="button quiet" aria-label={`${t("common.language")}: ${t(other === "fr" ? "common.french" : "common.english")}`} onClick={() => setLang(other)}>
      {other.toUpperCase()}
    </button>
  );
}

function Signer() {
  const { t } = useI18n();
  const { name, change } = usePerson();
  return (
    <button type="button" className="button quiet signer" title={name ? t("common.reviewer", { name }) : undefined} onClick={() => void change()}>
      {name ? <><span className="visually-hidden">{t("common.reviewer", { name: "" })}</span>{name}</> : t("common.noReviewer")}
    </button>
  );
}
