// The keys of a page, and those that work everywhere.
import { useI18n } from "../lib/i18n";
import { Dialog } from "./Dialog";

interface Props {
  open: boolean;
  onClose: () => void;
  /** Key and what it does, in words. */
  keys: readonly (readonly [key: string, what: string])[];
}

export function KeyHelp({ open, onClose, keys }: Props) {
  const { t } = useI18n();
  const everywhere = [["/", t("common.keySearch")], ["?", t("common.keyHelp")]] as const;
  return (
    <Dialog open={open} onClose={onClose} title={t("common.keys")}>
      {keys.length > 0 ? <List title={t("common.keysTitle")} keys={keys} /> : null}
      <List title={t("common.keysElsewhere")} keys={everywhere} />
    </Dialog>
  );
}

function List({ title, keys }: { title: string; keys: Props["keys"] }) {
  return (
    <section className="key-list">
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>{key.split(" ").map((part) => <kbd key={part}>{part}</kbd>)}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
