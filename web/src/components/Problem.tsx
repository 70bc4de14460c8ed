// What went wrong, in the server's words, and a way to try again.
import { ProblemError } from "../api/client";
import { useI18n } from "../lib/i18n";

export function Problem({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const { t } = useI18n();
  const problem = error instanceof ProblemError ? error.problem : null;
  const [title, detail] =
    problem?.status === 0 ? [t("common.unreachableTitle"), t("common.unreachableText")]
    : problem?.status === 401 ? [t("common.unauthorisedTitle"), t("common.unauthorisedText")]
    : problem ? [problem.title, problem.detail]
    : [t("common.problemTitle"), error instanceof Error ? error.message : String(error)];
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{title}</p>
      {detail ? <p>{detail}</p> : null}
      {retry ? <button type="button" className="button" onClick={retry}>{t("common.retry")}</button> : null}
    </div>
  );
}
