// The head of the ledger, to be copied and kept elsewhere.
import { useState } from "react";
import { useI18n } from "../lib/i18n";

export function Head({ head }: { head: string }) {
  const { t } = useI18n();
  const [said, setSaid] = useState("");
  const copy = () => {
    // Not there at all where the page is not served from this machine and not over TLS.
    const copied = (navigator.clipboard as Clipboard | undefined)?.writeText(head) ?? Promise.reject(new Error("no clipboard"));
    copied.then(() => setSaid(t("library.headCopied")), () => setSaid(t("library.headFailed")));
  };
  return (
    <section className="card stack" aria-labelledby="head">
      <h2 id="head">{t("library.headTitle")}</h2>
      <p>{t("library.headText")}</p>
      <p><code className="lib-command">tidings verify --head HEAD</code></p>
      <p className="label">{t("library.headLabel")}</p>
      <code className="lib-head">{head}</code>
      <div className="row">
        <button type="button" className="button" onClick={copy}>{t("library.headCopy")}</button>
        <span role="status">{said}</span>
      </div>
    </section>
  );
}
