/** A quiet sentence where data would stand. */
export function EmptyNote({ text, hint }: { text: string; hint?: string | undefined }) {
  return (
    <div className="detail-empty">
      <p>{text}</p>
      {hint ? <p className="detail-empty-hint">{hint}</p> : null}
    </div>
  );
}
