// What an actor is to others and they to it, with the years in which that holds.
import { Link } from "wouter";
import type { ActorView } from "../api/types";
import { Empty } from "../components/Empty";
import { useI18n } from "../lib/i18n";
import { years } from "./years";

type Tie = ActorView["ties"][number];

export function Ties({ ties }: { ties: readonly Tie[] }) {
  const { t } = useI18n();
  if (ties.length === 0) return <Empty title={t("library.tiesNone")}>{t("library.tiesNoneText")}</Empty>;
  return (
    <div className="lib-scroll">
      <table className="table lib-plain">
        <caption>{t("library.tiesCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("library.tiesWhat")}</th>
            <th scope="col">{t("library.tiesWhom")}</th>
            <th scope="col">{t("library.tiesYears")}</th>
          </tr>
        </thead>
        <tbody>
          {ties.map((tie, index) => (
            <tr key={index}>
              <td>{t(relation(tie))}</td>
              <th scope="row" className="lib-name"><Link href={`/actors/${encodeURIComponent(tie.actor)}`}>{tie.label ?? tie.actor}</Link></th>
              <td>{years(tie.since, tie.until, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Fighting and being allied go both ways; the others have two ends. */
function relation({ relation, to_it }: Tie): string {
  const known = ["part_of", "successor_of", "proxy_of"];
  if (known.includes(relation)) return `library.tie_${relation}${to_it ? "_it" : ""}`;
  return ["fights", "ally_of"].includes(relation) ? `library.tie_${relation}` : "library.tie_other";
}
