// Words under the pointer or the focus: stay while pointed at, go with Escape, take no clicks away.
import { type CSSProperties, type FocusEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

export function useTip() {
  const [at, setAt] = useState<DOMRect | null>(null);
  const leaving = useRef(0);
  const show = (element: Element) => {
    clearTimeout(leaving.current);
    setAt(element.getBoundingClientRect());
  };
  /** A moment's grace, so that the pointer can travel onto the words themselves. */
  const leave = () => {
    clearTimeout(leaving.current);
    leaving.current = window.setTimeout(() => setAt(null), 120);
  };
  useEffect(() => () => clearTimeout(leaving.current), []);
  useEffect(() => {
    if (!at) return;
    const gone = () => setAt(null);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") setAt(null);
    };
    addEventListener("keydown", onKey);
    addEventListener("scroll", gone, { capture: true, passive: true });
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener("scroll", gone, { capture: true });
    };
  }, [at]);
  const handlers = {
    onPointerEnter: (event: PointerEvent<HTMLElement>) => event.pointerType === "mouse" && show(event.currentTarget),
    onPointerLeave: leave,
    onFocus: (event: FocusEvent<HTMLElement>) => event.currentTarget.matches(":focus-visible") && show(event.currentTarget),
    onBlur: leave,
  };
  return { open: at !== null, at, leave, keep: () => clearTimeout(leaving.current), handlers };
}

export function Tip({ id, tip, children }: { id: string; tip: ReturnType<typeof useTip>; children: ReactNode }) {
  if (!tip.at) return null;
  return createPortal(
    <div id={id} role="tooltip" className="words-tip" style={placed(tip.at)} onPointerEnter={tip.keep} onPointerLeave={tip.leave}>{children}</div>,
    document.body,
  );
}

/** Under what it explains, or above it near the foot of the window. */
function placed(at: DOMRect): CSSProperties {
  const width = Math.min(340, innerWidth - 16);
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  return at.bottom + 120 > innerHeight ? { left, width, bottom: innerHeight - at.top + 4 } : { left, width, top: at.bottom + 4 };
}
