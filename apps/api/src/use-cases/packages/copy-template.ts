import type { Access } from '../../contract/access.ts';
import type { CopyResult, CopyTemplateInput } from '../../contract/template-copy.ts';
import type { ApiDeps } from '../../deps.ts';
import { openTemplate } from './copying/package-source.ts';
import { takeIn } from './copying/take-in.ts';

/** Copies a shared or shipped template into one's own, item by item as chosen; the publisher sees which tenant copied it, and when. */
export async function copyTemplate(
  deps: ApiDeps,
  access: Access,
  { id, version, ...decisions }: CopyTemplateInput,
): Promise<CopyResult> {
  const { source, own } = await openTemplate(deps, access, { id, version });
  if (own) return { id, version: source.origin.version, did: 'same', items: [] };
  return takeIn(deps, access, { source, decisions });
}
