import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startProduct } from './product.ts';

/** Starts the product once for all browser tests, on a fresh data folder; the demo is seeded by itself. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(tmpdir(), 'flowbridge-e2e-'));
  await chmod(home, 0o755);
  const product = await startProduct({ dataFolder: path.join(home, 'data') });
  process.env.FLOWBRIDGE_E2E_URL = product.url;
  return async () => {
    await product.stop();
    await rm(home, { recursive: true, force: true });
  };
}
