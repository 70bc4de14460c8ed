// Copies the address of the view as it is, and says whether that worked.
import { useEffect, useState } from "react";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";

/** Browsers give the clipboard to safe origins only; over plain http on a network the old way is left. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = document.createElement("textarea");
    box.value = text;
    box.className = "visually-hidden";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done;
  }
}

export function CopyLink() {
  const { t } = useI18n();
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2500);
    return () => clearTimeout(timer);
  }, [state]);
  const run = () => void copy(location.href).then((done) => setState(done ? "copied" : "failed"));
  useKeys({ c: run });
  const text = state === "copied" ? t("overview.linkCopied") : state === "failed" ? t("overview.linkFailed") : t("overview.link");
  return (
    <>
      <button type="button" className="button small" title={t("overview.linkTitle")} onClick={run}>
        {state === "idle" ? <><span className="long">{text}</span><span className="short" aria-hidden="true">{t("overview.linkShort")}</span></> : text}
      </button>
      <span className="visually-hidden" role="status">{state === "idle" ? "" : text}</span>
    </>
  );
}
