// A comment for colleagues: several lines, Enter keeps it.
import { useI18n } from "../lib/i18n";

interface Props { value: string; wrong: string | undefined; onChange: (text: string) => void; onSave: () => void }

export function CommentField({ value, wrong, onChange, onSave }: Props) {
  const { t } = useI18n();
  return (
    <div className="decide-part" data-part="reason">
      <label htmlFor="decide-comment">{t("review.commentText")}</label>
      <textarea
        id="decide-comment" rows={3} value={value} aria-invalid={wrong ? true : undefined} aria-describedby="decide-comment-hint"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          onSave();
        }}
      />
      <p id="decide-comment-hint" className={wrong ? "wrong" : "hint"}>{t(wrong ?? "review.hintComment")}</p>
    </div>
  );
}
