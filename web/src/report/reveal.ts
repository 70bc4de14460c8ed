// Brings words into sight inside the pane that scrolls them, without moving the page when the pane is in sight.

export function reveal(element: HTMLElement): void {
  const behavior: ScrollBehavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  const pane = scroller(element);
  if (!pane) {
    element.scrollIntoView({ block: "center", behavior });
    return;
  }
  const at = element.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  const margin = Math.min(60, frame.height / 4);
  if (at.top < frame.top + margin || at.bottom > frame.bottom - margin) {
    pane.scrollTo({ top: pane.scrollTop + at.top - frame.top - frame.height / 3, behavior });
  }
  if (frame.bottom < 80 || frame.top > innerHeight - 80) pane.scrollIntoView({ block: "nearest", behavior });
}

function scroller(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (box === document.body) return null;
    if (box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}
