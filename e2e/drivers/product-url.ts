/** Address of the product that global setup started for this worker: those of one worker share it, one after the other. */
export function productUrl(): string {
  const urls = process.env.FLOWBRIDGE_E2E_URLS?.split(' ') ?? [];
  const url = urls[Number(process.env.TEST_PARALLEL_INDEX)];
  if (url === undefined) throw new Error('FLOWBRIDGE_E2E_URLS names no product for this worker.');
  return url;
}
