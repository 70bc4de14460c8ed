// Finds options by what was typed: every word typed must begin a word of the option, accents and case aside.
interface Named { key: string; label: string; hint?: string | undefined }

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = (text: string) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Those that fit, names that begin with what was typed first; all of them for nothing typed. */
export function matching<O extends Named>(options: readonly O[], typed: string): O[] {
  const asked = words(typed);
  const fits = options.filter((o) => {
    const own = words(`${o.label} ${o.key} ${o.hint ?? ""}`);
    return asked.every((a) => own.some((w) => w.startsWith(a)));
  });
  const rank = (o: O) => {
    const name = plain(o.label);
    if (name === plain(typed.trim())) return 0;
    if (name.startsWith(plain(typed.trim()))) return 1;
    return asked.every((a) => words(o.label).some((w) => w.startsWith(a))) ? 2 : 3;
  };
  return fits.map((o) => ({ o, r: rank(o) })).sort((a, b) => a.r - b.r).map(({ o }) => o);
}
