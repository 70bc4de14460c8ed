// A text box that suggests while one types (ARIA combobox with a list); the options come from outside.
import { useEffect, useId, useRef, useState } from "react";
import { useI18n } from "../lib/i18n";

export interface Option {
  key: string;
  label: string;
  hint?: string | undefined;
}

interface Props<O extends Option> {
  label: string;
  value: string;
  options: readonly O[];
  onInput: (text: string) => void;
  onPick: (option: O) => void;
  /** Enter without a chosen option. */
  onEnter?: (text: string) => void;
  placeholder?: string;
  /** The label is for screen readers only. */
  hideLabel?: boolean;
  busy?: boolean;
  /** Offers its options before anything is typed, and says nothing where there are none: what is typed may be new. */
  eager?: boolean;
}

export function Combobox<O extends Option>(props: Props<O>) {
  const { label, value, options, onInput, onPick, onEnter, placeholder, hideLabel = false, busy = false, eager = false } = props;
  const { t } = useI18n();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  const shown = open && (eager ? options.length > 0 : value.trim() !== "");
  const chosen = shown ? options[at] : undefined;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [at]);
  // In a panel that scrolls the list may open below its edge.
  useEffect(() => {
    if (shown) list.current?.scrollIntoView({ block: "nearest" });
  }, [shown]);

  const pick = (option: O) => {
    onPick(option);
    setOpen(false);
    setAt(-1);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      if (options.length === 0) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: the text as typed.
      setAt((before) => ((before + 1 + step + options.length + 1) % (options.length + 1)) - 1);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      pick(chosen);
    } else if (event.key === "Enter" && onEnter) {
      event.preventDefault();
      setOpen(false);
      onEnter(value);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      setAt(-1);
    }
  };
  const status = !shown ? "" : busy ? t("common.searching") : options.length === 0 ? t("common.noOptions") : t("common.options", { n: options.length });
  return (
    <div className="combo field">
      <label htmlFor={id} className={hideLabel ? "visually-hidden" : undefined}>{label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={shown && options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={chosen ? `${id}-${at}` : undefined}
        value={value}
        placeholder={placeholder}
        onChange={(event) => {
          onInput(event.target.value);
          setOpen(true);
          setAt(-1);
        }}
        // What is chosen already needs no suggestion.
        onFocus={() => setOpen(!options.some((option) => option.label === value))}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <ul id={`${id}-list`} role="listbox" aria-label={label} ref={list} className="combo-list" hidden={!shown || options.length === 0}>
        {options.map((option, index) => (
          <li
            key={option.key}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            <span>{option.label}</span>
            {option.hint ? <span className="muted">{option.hint}</span> : null}
          </li>
        ))}
      </ul>
      {shown && options.length === 0 ? <p className="combo-none muted" aria-hidden="true">{status}</p> : null}
      <span className="visually-hidden" role="status">{status}</span>
    </div>
  );
}
