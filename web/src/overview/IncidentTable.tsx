// The incidents as a dense table: sorted by its heads, loaded as one scrolls, one row chosen at a time.
import { memo, type MouseEvent, useEffect, useRef } from "react";
import type { IncidentRow } from "../api/types";
import { useI18n } from "../lib/i18n";
import type { Column } from "./columns";
import { nextSort, type Sort } from "./state";

interface Props {
  rows: readonly IncidentRow[];
  total: number;
  columns: readonly Column[];
  sort: Sort;
  onSort: (sort: Sort) => void;
  selected: string | null;
  onSelect: (id: string | null) => void;
  /** Loads what comes next; absent at the end. */
  more: (() => void) | undefined;
  loadingMore: boolean;
  waiting: boolean;
}

export function IncidentTable(props: Props) {
  const { rows, total, columns, sort, onSort, selected, onSelect, more, loadingMore, waiting } = props;
  const { t } = useI18n();
  const body = useRef<HTMLTableSectionElement>(null);

  // Chosen on the map or by keys: brought into sight, without moving what is in sight already.
  useEffect(() => {
    if (selected) body.current?.querySelector(`[data-id="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [selected, rows.length > 0]);

  return (
    <div className={waiting ? "incidents is-waiting" : "incidents"} aria-busy={waiting}>
      <table className="table incident-table">
        <caption className="visually-hidden">{t("overview.caption", { sort: t(`overview.by.${sort}`) })}</caption>
        <thead>
          <tr>
            {columns.map((column) => <Head key={column.key} column={column} sort={sort} onSort={onSort} />)}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => <Row key={row.id} row={row} columns={columns} selected={row.id === selected} onSelect={onSelect} />)}
        </tbody>
      </table>
      <div className="incidents-end">
        <span className="muted small num">{t("overview.shown", { shown: rows.length, n: total })}</span>
        {more ? <More more={more} busy={loadingMore} /> : null}
      </div>
    </div>
  );
}

function Head({ column, sort, onSort }: { column: Column; sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useI18n();
  const text = t(`overview.${column.head}`);
  const by = column.sort;
  const order = by && sort === by ? "ascending" : by && sort === `-${by}` ? "descending" : undefined;
  return (
    <th scope="col" className={`head-${column.key}${column.numeric ? " num" : ""}`} aria-sort={by ? (order ?? "none") : undefined}>
      {by ? (
        <button type="button" className="sort" title={t("overview.sortBy", { what: t(`overview.by.-${by}`) })} onClick={() => onSort(nextSort(sort, by))}>
          {text}
          <svg viewBox="0 0 10 12" width="8" height="10" aria-hidden="true" className={`sort-sign sort-${order ?? "none"}`}>
            <path className="sort-up" d="M5 0 9 5H1Z" />
            <path className="sort-down" d="M5 12 1 7h8Z" />
          </svg>
        </button>
      ) : text}
    </th>
  );
}

interface RowProps { row: IncidentRow; columns: readonly Column[]; selected: boolean; onSelect: (id: string | null) => void }

const Row = memo(function Row({ row, columns, selected, onSelect }: RowProps) {
  const { t, lang } = useI18n();
  const onClick = (event: MouseEvent) => {
    // A link in the row is followed; words that are being selected are left in peace.
    if ((event.target as Element).closest("a, button") || getSelection()?.isCollapsed === false) return;
    onSelect(selected ? null : row.id);
  };
  return (
    <tr data-id={row.id} aria-current={selected ? "true" : undefined} className={row.foreground ? undefined : "is-passing"} onClick={onClick}>
      {columns.map((column) =>
        column.names ? (
          <th key={column.key} scope="row" className={`col-${column.key}`}>{column.cell(row, t, lang)}</th>
        ) : (
          <td key={column.key} className={`col-${column.key}${column.numeric ? " num" : ""}`}>{column.cell(row, t, lang)}</td>
        ),
      )}
    </tr>
  );
});

/** Loads by itself when it comes near; the button is for those who do not scroll. */
function More({ more, busy }: { more: () => void; busy: boolean }) {
  const { t } = useI18n();
  const ref = useRef<HTMLButtonElement>(null);
  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });
  useEffect(() => {
    const button = ref.current;
    if (!button || busy) return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && latest.current(), { rootMargin: "400px" });
    observer.observe(button);
    return () => observer.disconnect();
  }, [busy]);
  return <button ref={ref} type="button" className="button small" disabled={busy} onClick={more}>{busy ? t("common.moreLoading") : t("common.more")}</button>;
}
