// Where a new tag is typed; tags of incidents that were looked at before are offered, so that one thing has one name.
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { Combobox } from "../components/Combobox";
import { useI18n } from "../lib/i18n";
import { tagsLike } from "../lib/tags";
import { knownTags } from "../review/tags";

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
  const client = useQueryClient();
  const known = useMemo(() => knownTags(client), [client]);
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
