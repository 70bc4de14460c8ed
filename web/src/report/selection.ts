// What the reader selected in a drawn text, as indexes into it.

/** Every drawn segment names where it begins in the text, so that a selection can be counted. */
export const AT = "data-at";

/** The selected stretch without white space at its ends; null when nothing of this text is selected. */
export function selectedIn(root: HTMLElement, selection: Selection | null, text: string): { start: number; end: number } | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const start = indexAt(root, range.startContainer, range.startOffset, "start", text.length);
  const end = indexAt(root, range.endContainer, range.endOffset, "end", text.length);
  return trimmed(text, start, end);
}

/** Half-open indexes without the white space at both ends; null when nothing is left. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } | null {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = end - (words.length - words.trimEnd().length);
  return to > from ? { start: from, end: to } : null;
}

function indexAt(root: HTMLElement, node: Node, offset: number, side: "start" | "end", length: number): number {
  if (!root.contains(node) || node === root) return outside(root, node, offset, side, length);
  const segment = segmentOf(node);
  if (segment && node.nodeType === Node.TEXT_NODE) return at(segment) + offset;
  // Between elements: the nearest segment that begins at or after the place.
  const after = [...root.querySelectorAll<HTMLElement>(`[${AT}]`)].find((s) => {
    const place = document.createRange();
    place.setStart(node, offset);
    return place.comparePoint(s, 0) >= 0;
  });
  return after ? at(after) : length;
}

function outside(root: HTMLElement, node: Node, offset: number, side: "start" | "end", length: number): number {
  if (node !== root) return side === "start" ? 0 : length;
  const child = root.childNodes[offset];
  const segment = child instanceof HTMLElement ? child.querySelector<HTMLElement>(`[${AT}]`) : null;
  return segment ? at(segment) : length;
}

function segmentOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>(`[${AT}]`) ?? null;
}

const at = (segment: HTMLElement) => Number(segment.getAttribute(AT));
