export type NewPartKind = 'connector' | 'function';

/** A key proposed for a name: `Line total` → `lineTotal`, `Acme MES` → `x-acme-mes`. A name without Latin letters gives none. */
export function keyFrom(kind: NewPartKind, name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  if (kind === 'connector') return words.length === 0 ? 'x-' : `x-${words.join('-')}`.slice(0, 60);
  const [first = '', ...others] = words;
  const joined = first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const start = joined.replace(/^\d+/, '');
  return (start.charAt(0).toLowerCase() + start.slice(1)).slice(0, 60);
}
