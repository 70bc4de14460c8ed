// A search result's snippet, in which matches stand between [ and ], as pieces that can be drawn.

export interface Piece { text: string; match: boolean }

/** A bracket without its fellow is the text's own. */
export function pieces(snippet: string): Piece[] {
  const out: Piece[] = [];
  const add = (text: string, match: boolean) => {
    if (text === "") return;
    const last = out.at(-1);
    if (last && last.match === match) last.text += text;
    else out.push({ text, match });
  };
  let at = 0;
  for (const found of snippet.matchAll(/\[([^[\]]+)\]/g)) {
    add(snippet.slice(at, found.index), false);
    add(found[1]!, true);
    at = found.index + found[0].length;
  }
  add(snippet.slice(at), false);
  return out;
}
