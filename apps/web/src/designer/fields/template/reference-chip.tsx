import type { ChipLabel } from './template-dom.ts';

/** A reference as the inputs show it, for places where it is only read. */
export function ReferenceChip({ label, source }: { label: ChipLabel; source: string }) {
  const { title, path, kind, icon } = label;
  return (
    <span className={`chip chip-${kind}`} title={source}>
      {icon === null ? null : <i className="chip-icon">{icon}</i>}
      <b>{title}</b>
      {path === '' ? null : <span>{path}</span>}
    </span>
  );
}
