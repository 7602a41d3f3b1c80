/** For tests: what the things of a tenant are called in addresses, read from the tenant's own lists. */
import { z } from 'zod';
import type { Operation } from './api-operations.ts';
import type { Filled } from './fill-tenant.ts';
import type { Product } from './open-product.ts';

const list = z.object({ items: z.array(z.record(z.string(), z.unknown())) });

/** `/flows/{id}/runs` → `/flows`, `id`. Undefined for addresses without a parameter. */
export function firstParameter(path: string): { collection: string; name: string } | undefined {
  const [, collection, name] = /^([^{]*)\/\{(\w+)\}/.exec(path) ?? [];
  return collection === undefined || name === undefined ? undefined : { collection, name };
}

/**
 * Fills `names` from the list of every collection the document has addresses below. One that lists nothing fails: then the call
 * is new and `fillTenant` has to make such a thing.
 */
export async function listNames(product: Product, filled: Filled, operations: Operation[]): Promise<void> {
  const call = product.rest({ key: 'fb_demo_key', tenant: filled.tenant });
  for (const { path } of operations) {
    const parameter = firstParameter(path);
    if (parameter === undefined || filled.names.has(parameter.collection)) continue;
    const { collection, name } = parameter;
    const { items } = list.parse((await call('GET', collection)).body);
    const named = items.filter((item) => JSON.stringify(item).includes(filled.word));
    const found = (named.length > 0 ? named : items).map((item) => item[name] ?? item.id);
    const names = found.filter((each) => typeof each === 'string');
    if (names.length === 0) throw new Error(`${filled.tenant} has nothing at ${collection} (${name})`);
    filled.names.set(collection, names);
  }
}

/** Every word and id that nobody else may read. */
export function marksOf({ word, names, flowId, runId, templateId }: Filled): string[] {
  const ids = [...names.values()].flat().filter((name) => name.length >= 16);
  return [...new Set([word, flowId, runId, templateId, ...ids])];
}

/** What comes after the first parameter, where a document's address has more. */
const MORE: Record<string, string> = { triggerId: 'changes', audience: 'northwind' };

/** The addresses of an operation for all things of a tenant: one without parameters has one. */
export function addressesOf(path: string, filled: Filled): string[] {
  const parameter = firstParameter(path);
  if (parameter === undefined) return [path];
  return (filled.names.get(parameter.collection) ?? []).map((name) =>
    path
      .replace(/\{\w+\}/, encodeURIComponent(name))
      .replace(/\{(\w+)\}/g, (_all, more: string) => MORE[more] ?? filled.flowId),
  );
}
