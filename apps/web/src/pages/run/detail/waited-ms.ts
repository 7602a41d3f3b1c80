/**
 * Milliseconds a step run waited before it was at work: for its turn under the connection's limits (a call) or for a free place
 * (code). 0 when it did not, or when its record does not say.
 */
export function waitedMs(responseJson: string | null): number {
  if (responseJson === null) return 0;
  try {
    const response: unknown = JSON.parse(responseJson);
    if (typeof response !== 'object' || response === null) return 0;
    const waited = 'throttledMs' in response ? response.throttledMs : Reflect.get(response, 'waitedMs');
    return typeof waited === 'number' ? waited : 0;
  } catch {
    return 0;
  }
}
