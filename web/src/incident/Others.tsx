// The incident as ACLED's and UCDP's forms would hold it, or why a form leaves it out.
import { useId, useState } from "react";
import { useRows } from "../api/queries";
import type { ExportRow } from "../api/types";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import { leftOutWords } from "./rules";

export function Others({ id }: { id: string }) {
  const { t } = useI18n();
  const query = useRows(id);
  const rows = query.data;
  return (
    <section className="card" aria-labelledby="others">
      <h2 id="others">{t("incident.others_title")}</h2>
      <p className="hint">{t("incident.others_hint")}</p>
      {query.error && <Problem error={query.error} retry={() => void query.refetch()} />}
      {!rows && !query.error && <p className="loading" role="status">{t("report.loading")}</p>}
      {rows && (
        <div className="others">
          <Form caption={t("incident.acled_caption")} row={rows.acled} leftOut={rows.acled_left_out} />
          <Form caption={t("incident.ucdp_caption")} row={rows.ucdp} leftOut={rows.ucdp_left_out} />
        </div>
      )}
    </section>
  );
}

function Form({ caption, row, leftOut }: { caption: string; row: ExportRow | null; leftOut: string | null }) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const id = useId();
  if (!row) {
    return (
      <div className="other-form">
        <h3>{caption}</h3>
        <p className="notice"><strong>{t("incident.left_out")}.</strong> {leftOut && leftOutWords(leftOut, t)}</p>
      </div>
    );
  }
  const cells = row.columns.map((column, i) => ({ column, value: row.values[i] ?? "" }));
  const empty = cells.filter((c) => c.value === "").length;
  return (
    <div className="other-form">
      <div className="scroll-x other-rows" tabIndex={0} role="group" aria-labelledby={id}>
        <table>
          <caption id={id}>{caption}</caption>
          <thead className="visually-hidden"><tr><th scope="col">{t("incident.column")}</th><th scope="col">{t("incident.value")}</th></tr></thead>
          <tbody>
            {cells.filter((c) => all || c.value !== "").map((c) => (
              <tr key={c.column}>
                <th scope="row">{c.column}</th>
                <td>{c.value === "" ? <span className="muted">–</span> : c.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {empty > 0 && (
        <label className="check small">
          <input type="checkbox" checked={all} onChange={(event) => setAll(event.target.checked)} />
          {t("incident.show_empty")} <span className="muted">({t("incident.empty_n", { n: empty })})</span>
        </label>
      )}
    </div>
  );
}
