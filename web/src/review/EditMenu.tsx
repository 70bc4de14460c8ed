// The menu of values that can be corrected: one letter each.
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useI18n } from "../lib/i18n";
import { EDIT_KEYS, type EditField } from "./actions";

export function EditMenu({ onPick, onClose }: { onPick: (field: EditField) => void; onClose: () => void }) {
  const { t } = useI18n();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector("button")?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = [...(menu.current?.querySelectorAll("button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const field = EDIT_KEYS.find(([key]) => key === event.key.toLowerCase())?.[1];
    if (by !== undefined) items[(at + by + items.length) % items.length]?.focus();
    else if (event.key === "Escape") onClose();
    else if (field) onPick(field);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div ref={menu} className="edit-menu" role="menu" tabIndex={-1} aria-label={t("review.fields")} onKeyDown={onKeyDown}>
      <p aria-hidden="true">{t("review.fields")}</p>
      {EDIT_KEYS.map(([key, field]) => (
        <button key={field} type="button" role="menuitem" className="edit-item" onClick={() => onPick(field)}>
          <kbd>{key}</kbd> {t(`word.${field}`)}
        </button>
      ))}
    </div>
  );
}
