// The families of events, each with its sign; the one that is set opens to its kinds.
import type { Facets, Family } from "../api/types";
import { FamilyShape } from "../components/KindMark";
import { FAMILIES } from "../lib/families";
import { useI18n } from "../lib/i18n";
import { FacetList } from "./FacetList";

interface Props {
  facets: Facets;
  kind: string | undefined;
  onPick: (kind: string | undefined) => void;
}

export function KindFacets({ facets, kind, onPick }: Props) {
  const { t } = useI18n();
  const open: Family | undefined =
    FAMILIES.find((family) => family === kind) ?? facets.kinds.find((item) => item.value === kind)?.family ?? undefined;
  const families = FAMILIES.flatMap((value) => {
    const n = facets.families.find((item) => item.value === value)?.n ?? 0;
    return n > 0 || value === open ? [{ value, label: t(`word.${value}`), n, sign: <FamilyShape family={value} /> }] : [];
  });
  const kinds = facets.kinds
    .filter((item) => item.family === open)
    .map((item) => ({ value: item.value, label: t(`word.${item.value}`), n: item.n }));
  return (
    <FacetList
      label={t("overview.kinds")}
      items={families}
      picked={open}
      first={6}
      // Pressed again, the family gives way: from one of its kinds to all of them, from all of them to any.
      onPick={(value) => onPick(value ?? (kind === open ? undefined : open))}
    >
      {kinds.length > 0 ? (
        <FacetList nested label={t("overview.kindsOf", { family: open ? t(`word.${open}`) : "" })} items={kinds} picked={kind} onPick={(value) => onPick(value ?? open)} />
      ) : null}
    </FacetList>
  );
}
