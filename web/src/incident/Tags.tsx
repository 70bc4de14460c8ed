// The tags of an incident: each leads to the others that have it; one is added by typing, or taken off. Both are decisions.
import { useRef, useState } from "react";
import { Link } from "wouter";
import { ProblemError } from "../api/client";
import { useDecide } from "../api/queries";
import type { IncidentView } from "../api/types";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import { usePerson } from "../lib/person";
import { asTag } from "../lib/tags";
import { TagBox } from "./TagBox";

export function IncidentTags({ view }: { view: IncidentView }) {
  const { t } = useI18n();
  const { tags } = view.incident;
  const { decide, error, stale, busy } = useTagging(view);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const [wrong, setWrong] = useState("");
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLUListElement>(null);

  const close = () => {
    setOpen(false);
    setWrong("");
    // The button is there again when React has drawn.
    setTimeout(() => opener.current?.focus());
  };
  const add = async (typed: string) => {
    const tag = asTag(typed);
    if (typed.trim() === "") return false;
    const refused = !tag ? t("project.tagNone") : tags.includes(tag) ? t("project.tagThere", { tag }) : "";
    setWrong(refused);
    if (!tag || refused || !(await decide("tag", tag))) return false;
    setSaid(t("project.tagAdded", { tag }));
    return true;
  };
  const takeOff = async (tag: string) => {
    if (!(await decide("untag", tag))) return;
    setSaid(t("project.tagTaken", { tag }));
    // What had the focus is gone with the tag.
    setTimeout(() => (list.current?.querySelector<HTMLElement>("button") ?? opener.current)?.focus());
  };
  return (
    <div className="incident-tags">
      <span className="label" id="incident-tags">{t("project.tags")}</span>
      {tags.length > 0 ? (
        <ul ref={list} className="tags" aria-labelledby="incident-tags">
          {tags.map((tag) => (
            <li key={tag} className="chip tag">
              <Link href={`/?tag=${encodeURIComponent(tag)}`} title={t("project.tagShow", { tag })}>{tag}</Link>
              <button type="button" disabled={busy} aria-label={t("project.tagOff", { tag })} title={t("project.tagOff", { tag })} onClick={() => void takeOff(tag)}>
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {open ? <TagBox but={tags} busy={busy} onAdd={add} onClose={close} /> : (
        <button ref={opener} type="button" className="button quiet small" onClick={() => setOpen(true)}>
          <span aria-hidden="true">+</span> {t("project.tagAdd")}
        </button>
      )}
      {wrong ? <p className="tag-wrong small" role="alert">{wrong}</p> : null}
      {stale ? <p className="tag-wrong small" role="alert">{t("project.tagInspect")}</p> : error ? <Problem error={error} /> : null}
      <span className="visually-hidden" role="status">{said}</span>
    </div>
  );
}

/** Sends a tag, or its taking off, signed; a refusal because somebody decided meanwhile shows what stands now. */
function useTagging(view: IncidentView) {
  const { t } = useI18n();
  const { ask } = usePerson();
  const sending = useDecide();
  const decide = async (ruling: "tag" | "untag", value: string): Promise<boolean> => {
    const by = await ask();
    if (!by || sending.isPending) return false;
    const reason = t(ruling === "tag" ? "project.tagReason" : "project.untagReason");
    const input = { id: view.incident.id, seen: view.etag, field: "event" as const, ruling, value, by, reason };
    return sending.mutateAsync(input).then(() => true, () => false);
  };
  const { error, isPending: busy } = sending;
  return { decide, error, busy, stale: error instanceof ProblemError && error.problem.status === 409 };
}
