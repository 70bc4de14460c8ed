// Where a new tag is typed; the tags in use are offered, so that one thing has one name.
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTags } from "../api/queries";
import { Combobox } from "../components/Combobox";
import { useI18n } from "../lib/i18n";
import { tagsLike } from "../lib/tags";

interface Props {
  /** Those it has already. */
  but: readonly string[];
  busy: boolean;
  /** Whether it was taken. */
  onAdd: (typed: string) => Promise<boolean>;
  onClose: () => void;
}

export function TagBox({ but, busy, onAdd, onClose }: Props) {
  const { t } = useI18n();
  const [text, setText] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const known = useTags();
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const add = async (typed: string) => {
    if (await onAdd(typed)) setText("");
  };
  return (
    <form
      ref={form} className="tag-box"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void add(text);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <Combobox
        label={t("project.tagName")} hideLabel eager value={text} placeholder={t("project.tagNameHint")}
        options={tagsLike(known, text, but).slice(0, 8).map((tag) => ({ key: tag, label: tag }))}
        onInput={setText} onPick={(option) => void add(option.key)} onEnter={(typed) => void add(typed)}
      />
      <button type="submit" className="button small" disabled={busy || text.trim() === ""}>{t("project.tagKeep")}</button>
      <button type="button" className="button quiet icon small" aria-label={t("common.close")} onClick={onClose}><span aria-hidden="true">✕</span></button>
    </form>
  );
}
