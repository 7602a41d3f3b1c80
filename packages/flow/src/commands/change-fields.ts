/** Lays a change over a step or trigger: a field given as null is removed, absent fields stay. */

type Plain = Readonly<Record<string, unknown>>;

/** The changed object and the change that takes it back. */
export function changeFields(before: Plain, change: Plain): { after: Plain; back: Record<string, unknown> } {
  const after: Record<string, unknown> = { ...before };
  const back: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined) continue;
    back[field] = before[field] ?? null;
    if (value === null) delete after[field];
    else after[field] = value;
  }
  return { after, back };
}
