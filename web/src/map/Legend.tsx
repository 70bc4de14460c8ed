// What the marks mean: a shape and a colour for each family, discs for several incidents, dashed circles for areas.
import { useSettings } from "../api/queries";
import { FamilyShape } from "../components/KindMark";
import { FAMILIES } from "../lib/families";
import { useI18n } from "../lib/i18n";

/** The signs that stand for more than one incident or for less than a point, as the map draws them. */
const OTHER_SIGNS = [
  {
    word: "map.keyMany",
    drawn: <><circle cx="12" cy="12" r="10" className="legend-disc" /><text x="12" y="16" className="legend-count">8</text></>,
  },
  {
    word: "map.keyArea",
    drawn: <><circle cx="12" cy="12" r="10.5" className="legend-area" /><text x="12" y="16" className="legend-count is-area">3</text></>,
  },
  {
    word: "map.keyAbout",
    drawn: <><circle cx="12" cy="12" r="10.5" className="legend-about" /><circle cx="12" cy="12" r="3" className="legend-dot" /></>,
  },
] as const;

export function Legend() {
  const { t } = useI18n();
  const tiles = useSettings().data?.tiles;
  return (
    <details className="map-legend">
      <summary>{t("map.key")}</summary>
      <div className="map-legend-body">
        <ul>
          {FAMILIES.map((family) => (
            <li key={family}><span className="map-legend-sign"><FamilyShape family={family} size={14} /></span>{t(`word.${family}`)}</li>
          ))}
          <li><span className="map-legend-sign"><FamilyShape family={null} size={14} /></span>{t("common.noFamily")}</li>
        </ul>
        <ul>
          {OTHER_SIGNS.map(({ word, drawn }) => (
            <li key={word}>
              <span className="map-legend-sign"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">{drawn}</svg></span>
              {t(word)}
            </li>
          ))}
        </ul>
        <p className="muted">{tiles ? t("map.keyBordersTiles", { credit: tiles.credit }) : t("map.keyBorders")}</p>
      </div>
    </details>
  );
}
