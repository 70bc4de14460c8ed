// The project's own words for an incident, as small marks; where room is scarce the first of them.
import { useI18n } from "../lib/i18n";

export function Tags({ tags, most = Infinity }: { tags: readonly string[]; most?: number }) {
  const { t } = useI18n();
  if (tags.length === 0) return null;
  const rest = tags.slice(most);
  return (
    <ul className="tags" aria-label={t("project.tags")}>
      {tags.slice(0, most).map((tag) => <li key={tag} className="badge tag" title={tag}>{tag}</li>)}
      {rest.length > 0 ? (
        <li className="badge tag" title={rest.join(", ")}>
          <span aria-hidden="true">+{rest.length}</span>
          <span className="visually-hidden">{rest.join(", ")}</span>
        </li>
      ) : null}
    </ul>
  );
}
