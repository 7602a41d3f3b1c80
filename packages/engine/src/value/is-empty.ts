/** Nothing, null or an empty text: what a required field may not be. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** What the comparison "is empty" means: blank, an empty list, or an object without fields. */
export function isEmpty(value: unknown): boolean {
  if (isBlank(value)) return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
