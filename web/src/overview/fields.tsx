// Boxes for the filters that are written: days, least numbers, a name. They wait until the writing rests.
import { useEffect, useId, useRef, useState } from "react";
import { useActors } from "../api/queries";
import type { Facets } from "../api/types";
import { Combobox } from "../components/Combobox";
import { country, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { useSettled } from "../lib/settled";
import { asTag, tagsLike } from "../lib/tags";

export function DayField({ label, value, min, max, onSet }: { label: string; value: string | undefined; min?: string | undefined; max?: string | undefined; onSet: (day: string | undefined) => void }) {
  const id = useId();
  const [text, setText] = useState(value ?? "");
  useEffect(() => setText(value ?? ""), [value]);
  const set = (next: string) => {
    setText(next);
    // While a year is being typed the box holds days of the year 2: not yet what is meant.
    if (next === "" || next >= "1500") onSet(next || undefined);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="date" value={text} min={min} max={max} onChange={(event) => set(event.target.value)} />
    </div>
  );
}

export function LeastField({ label, value, onSet }: { label: string; value: number | undefined; onSet: (n: number | undefined) => void }) {
  const id = useId();
  const [text, setText] = useState(value === undefined ? "" : String(value));
  const settled = useSettled(text, 400);
  const sent = useRef(value);
  useEffect(() => {
    // A change from outside (a chip taken away, the back button) is shown; one's own is not echoed.
    if (value !== sent.current) setText(value === undefined ? "" : String(value));
    sent.current = value;
  }, [value]);
  useEffect(() => {
    const n = /^\d+$/.test(settled) && Number(settled) > 0 ? Number(settled) : undefined;
    if (n === sent.current) return;
    sent.current = n;
    onSet(n);
    // Only rested writing sets the filter, not a new `onSet`.
  }, [settled]);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="number" inputMode="numeric" min={0} step={1} value={text} onChange={(event) => setText(event.target.value)} />
    </div>
  );
}

export function ActorField({ value, onSet }: { value: string | undefined; onSet: (actor: string | undefined) => void }) {
  const { lang, t } = useI18n();
  const [text, setText] = useState("");
  const asked = useSettled(text.trim());
  const hits = useActors(asked, asked !== "");
  useEffect(() => setText(""), [value]);
  const known = (hits.data?.items ?? []).slice(0, 12).flatMap((item) =>
    item.actor ? [{ key: item.actor, label: item.label, hint: [item.country ? country(item.country, lang) : null, item.incidents || null].filter(Boolean).join(" · ") }] : [],
  );
  const options = text.trim() ? [{ key: text.trim(), label: t("overview.actorAny", { name: text.trim() }) }, ...known] : [];
  return (
    <Combobox
      label={t("overview.actor")}
      value={text}
      options={options}
      busy={hits.isFetching}
      placeholder={value ?? t("overview.actorHint")}
      onInput={setText}
      onPick={(option) => onSet(option.key)}
      onEnter={(name) => name.trim() && onSet(name.trim())}
    />
  );
}

/** The tags of what the other filters leave are offered, with how many incidents each would give. */
export function TagField({ value, tags, onSet }: { value: string | undefined; tags: Facets["tags"]; onSet: (tag: string | undefined) => void }) {
  const { lang, t } = useI18n();
  const [text, setText] = useState("");
  useEffect(() => setText(""), [value]);
  const counts = new Map(tags.map(({ tag, incidents }) => [tag, incidents]));
  const typed = asTag(text);
  const seen = tagsLike([...counts.keys()], text, value ? [value] : []);
  const words = typed && !seen.includes(typed) ? [typed, ...seen] : seen;
  return (
    <Combobox
      label={t("project.tag")}
      hideLabel
      eager
      value={text}
      options={words.slice(0, 12).map((tag) => ({ key: tag, label: tag, hint: counts.has(tag) ? number(counts.get(tag), lang) : undefined }))}
      placeholder={value ?? t("project.tagHint")}
      onInput={setText}
      onPick={(option) => onSet(option.key)}
      onEnter={() => typed && onSet(typed)}
    />
  );
}
