// In what words it is said that a report gives an agency's account.
import type { useI18n } from "../lib/i18n";

interface Told { publisher: string | null; agency?: string | null }

/** Null where it gives none, and where the agency is the publisher itself. */
export function agencyWords({ publisher, agency }: Told, t: ReturnType<typeof useI18n>["t"]): string | null {
  return agency && agency !== publisher ? t("report.agency", { agency }) : null;
}
