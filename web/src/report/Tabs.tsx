// A row of tabs and the panel of the chosen one.
import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";

interface Props<K extends string> { tabs: readonly { key: K; label: string }[]; at: K; onTab: (key: K) => void; children: ReactNode }

export function Tabs<K extends string>({ tabs, at, onTab, children }: Props<K>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const here = tabs.findIndex((tab) => tab.key === at);
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    onTab(next.key);
    list.current?.querySelectorAll("button")[to!]?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" ref={list} onKeyDown={onKey}>
        {tabs.map((tab) => (
          <button
            key={tab.key} type="button" role="tab" id={`${id}-${tab.key}`} aria-selected={tab.key === at} aria-controls={`${id}-panel`}
            tabIndex={tab.key === at ? 0 : -1} onClick={() => onTab(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`} tabIndex={0}>{children}</div>
    </>
  );
}
