/**
 * Address of the product that global setup started for this worker: its tests share it, one after the other. Before there are
 * workers, while tests are only collected, it is the first one's.
 */
export function productUrl(): string {
  const urls = process.env.FLOWBRIDGE_E2E_URLS?.split(' ') ?? [];
  const url = urls[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
  if (url === undefined) throw new Error('FLOWBRIDGE_E2E_URLS names no product for this worker.');
  return url;
}
