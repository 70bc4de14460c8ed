// What is shown when a page stopped of its own fault.
import { useI18n } from "../lib/i18n";

export function Crash({ error }: { error: unknown }) {
  const { t } = useI18n();
  return (
    <main className="page page-narrow">
      <div className="problem" role="alert">
        <h1>{t("common.crashTitle")}</h1>
        <p>{t("common.crashText")}</p>
        <p><code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code></p>
        <button type="button" className="button primary" onClick={() => location.reload()}>{t("common.reload")}</button>
      </div>
    </main>
  );
}
