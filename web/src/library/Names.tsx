// The names under which reports may write an actor.
import type { ActorView } from "../api/types";
import { useI18n } from "../lib/i18n";

export function Names({ names }: { names: ActorView["names"] }) {
  const { t } = useI18n();
  return (
    <>
      <p className="muted">{t("library.namesText")}</p>
      <ul className="lib-names">
        {names.map(({ name, language }) => (
          <li key={`${language ?? ""}:${name}`}>
            <span lang={language ?? undefined}>{name}</span>
            {language ? <span className="muted"> {t("library.namesIn", { language })}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
