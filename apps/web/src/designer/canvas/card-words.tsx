/** What a card says: its title, and beneath it what matters most of its settings. */
export function CardWords({ title, line }: { title: string; line: string }) {
  return (
    <span className="step-card-text">
      <span className="step-card-title">{title}</span>{' '}
      {line === '' ? null : <span className="step-card-line">{line}</span>}
    </span>
  );
}
