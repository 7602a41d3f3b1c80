/** The attempt an address asks for; undefined: the newest. */
export function readAttempt(search: URLSearchParams): number | undefined {
  const text = search.get('attempt');
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined;
}
