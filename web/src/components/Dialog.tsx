// A dialog above the page: the browser's own <dialog>, which keeps the focus inside and gives it back.
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useI18n } from "../lib/i18n";

interface Props {
  open: boolean;
  onClose: () => void;
  title: string;
  wide?: boolean;
  /** Stays in sight below what scrolls. */
  foot?: ReactNode;
  children: ReactNode;
}

export function Dialog({ open, onClose, title, wide = false, foot, children }: Props) {
  const { t } = useI18n();
  const ref = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog || !open) return;
    // The dialog is gone from the page before it could be closed, so the browser forgets where the focus was.
    const before = document.activeElement;
    dialog.showModal();
    // React's autoFocus leaves no attribute, so the browser would choose the closing button.
    dialog.querySelector<HTMLElement>("[autofocus], .dialog-body input, .dialog-body textarea, .dialog-body select")?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={ref}
      className={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        // The dialog itself is hit only on the shade around its content.
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="dialog-box">
        <header className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="button quiet icon" onClick={onClose} aria-label={t("common.close")}>
            <span aria-hidden="true">✕</span>
          </button>
        </header>
        <div className="dialog-body">{children}</div>
        {foot ? <footer className="dialog-foot">{foot}</footer> : null}
      </div>
    </dialog>
  );
}
