/** `ids` with all of `range` selected, or with none of it; the order of what was selected before stays. */
export function withRange(ids: readonly string[], range: readonly string[], selected: boolean): string[] {
  const others = ids.filter((id) => !range.includes(id));
  return selected ? [...others, ...range] : others;
}
