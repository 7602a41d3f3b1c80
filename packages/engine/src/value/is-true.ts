/**
 * Whether a value counts as true, by JSONata's rules: nothing, null, 0, '' and empty objects do not; a list does when one
 * of its members does. One addition for templates that give text: the text "false" does not.
 */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return false;
  if (typeof value === 'string') return value !== '' && value.trim().toLowerCase() !== 'false';
  if (Array.isArray(value)) return value.some(isTrue);
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return Boolean(value);
}
