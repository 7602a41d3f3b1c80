/** Address of the product that global setup started for this run of the suite. */
export function productUrl(): string {
  const url = process.env.FLOWBRIDGE_E2E_URL;
  if (url === undefined) throw new Error('FLOWBRIDGE_E2E_URL is not set: global setup has not run.');
  return url;
}
