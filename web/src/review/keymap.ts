// The keys of the review page, in the places where they work: for the bar that always shows them, and for the help.
import { EDIT_KEYS } from "./actions";

export type Place = "queue" | "fields" | "form" | "value" | "make" | "tag" | "note" | "text";
/** Keys as they are shown, and the name of what they do among the page's words. */
export type KeyLine = readonly [keys: string, does: string];

export const KEYS: Record<Place, readonly KeyLine[]> = {
  queue: [
    ["j", "review.key_next"], ["k", "review.key_previous"], ["a", "review.key_accept"], ["x", "review.key_reject"],
    ["e", "review.key_edit"], ["m", "review.key_merge"], ["s", "review.key_split"], ["d", "review.key_divide"], ["n", "review.key_add"],
    ["r", "review.key_release"], ["t", "review.key_tag"],
    ["u", "review.key_undo"], ["c", "review.key_comment"], ["w", "review.key_words"], ["1 – 9", "review.key_report"],
    ["Enter", "review.key_open"], ["/", "review.key_filter"], ["?", "review.key_help"],
  ],
  fields: [...EDIT_KEYS.map(([key, field]) => [key, `word.${field}`] as const), ["Esc", "review.key_leave"]],
  form: [
    ["Tab", "review.key_tab"], ["1 – 9", "review.key_reason"], ["Enter", "review.key_save"],
    ["Shift Enter", "review.key_saveStay"], ["Alt W", "review.key_words"], ["Esc", "review.key_leave"],
  ],
  value: [["Alt N", "review.key_unsaid"], ["Alt A", "review.key_alike"]],
  make: [
    ["Tab", "review.key_tab"], ["Space", "review.key_tick"], ["1 – 9", "review.key_reason"], ["Enter", "review.key_saveOpen"],
    ["Alt W", "review.key_words"], ["Esc", "review.key_leave"],
  ],
  tag: [["↑ ↓", "review.key_suggest"], ["Enter", "review.key_tagKeep"], ["Tab", "review.key_tagsOn"], ["Esc", "review.key_leave"]],
  note: [["Enter", "review.key_keep"], ["Shift Enter", "review.key_newLine"], ["Esc", "review.key_leave"]],
  text: [
    ["← →", "review.key_word"], ["↑ ↓", "review.key_line"], ["Shift ← →", "review.key_choose"], ["Enter", "review.key_take"],
    ["Esc", "review.key_leave"],
  ],
};

/** The bar leaves out what the buttons of the incident show beside it. */
const ELSEWHERE = new Set(["a", "x", "e", "m", "s", "d", "n", "r", "t", "c"]);

export function barKeys(place: Place): readonly KeyLine[] {
  // What a value needs besides comes on top of what every form has.
  if (place === "value") return [...KEYS.form, ...KEYS.value];
  return place === "queue" ? KEYS.queue.filter(([key]) => !ELSEWHERE.has(key)) : KEYS[place];
}
