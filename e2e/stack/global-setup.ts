import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FullConfig } from '@playwright/test';
import { type Product, startProduct } from './product.ts';

/** Starts a product for each worker, once for all its tests, on fresh data; the demo is seeded by itself. */
export default async function globalSetup({ workers }: FullConfig): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(tmpdir(), 'flowbridge-e2e-'));
  await chmod(home, 0o755);
  const products: Product[] = [];
  for (let index = 0; index < workers; index++) {
    products.push(await startProduct({ dataFolder: path.join(home, `data-${index}`) }));
  }
  process.env.FLOWBRIDGE_E2E_URLS = products.map(({ url }) => url).join(' ');
  return async () => {
    await Promise.all(products.map((product) => product.stop()));
    await rm(home, { recursive: true, force: true });
  };
}
