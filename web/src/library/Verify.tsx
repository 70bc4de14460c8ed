// Compares everything in the store with what was written, and says what it found.
import { useMutation } from "@tanstack/react-query";
import { post } from "../api/client";
import type { Verified } from "../api/types";
import { Problem } from "../components/Problem";
import { moment } from "../lib/format";
import { useI18n } from "../lib/i18n";

export function Verify() {
  const { t } = useI18n();
  const verify = useMutation({
    mutationFn: async () => ({ verified: await post("/health/verify", {}, {}), at: new Date().toISOString() }),
  });
  return (
    <section className="card stack" aria-labelledby="verify">
      <h2 id="verify">{t("library.verifyTitle")}</h2>
      <p>{t("library.verifyText")}</p>
      <p>
        <button type="button" className="button primary" aria-disabled={verify.isPending} onClick={() => {
          if (!verify.isPending) verify.mutate();
        }}>
          {t(verify.isPending ? "library.verifying" : "library.verify")}
        </button>
      </p>
      {verify.error ? <Problem error={verify.error} retry={() => verify.mutate()} /> : null}
      <div role="status">
        {verify.data ? <Findings verified={verify.data.verified} at={verify.data.at} /> : verify.isPending ? <p className="visually-hidden">{t("library.verifying")}</p> : null}
      </div>
    </section>
  );
}

function Findings({ verified, at }: { verified: Verified; at: string }) {
  const { t, lang } = useI18n();
  const { entries, captures, texts, quotes, head, findings } = verified;
  const good = findings.length === 0;
  return (
    <div className={good ? "lib-verdict is-good" : "lib-verdict is-bad"}>
      <p className="lib-verdict-title">
        <span aria-hidden="true">{good ? "✓ " : "✕ "}</span>
        {good ? t("library.verifyGood") : t("library.verifyBad", { n: findings.length })}
      </p>
      {good ? null : (
        <>
          <ul className="lib-findings">{findings.map((finding, index) => <li key={index}>{finding}</li>)}</ul>
          <p>{t("library.verifyBadText")}</p>
        </>
      )}
      <p>{t("library.verifyCounts", { entries, captures, texts, quotes })}</p>
      <p className="lib-verdict-head">{t("library.verifyHead", { head })}</p>
      <p className="muted small">{t("library.verifyWhen", { time: moment(at, lang) })}</p>
    </div>
  );
}
