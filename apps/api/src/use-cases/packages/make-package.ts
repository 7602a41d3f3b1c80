/** A package of the tenant's flows: built, then searched for what must never leave. */
import { listConnections } from '@flowbridge/db';
import { buildContent, findText, type PackageProblem, type ReadContent } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { Bilingual } from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';
import type { GatheredFlow } from './gather-flows.ts';

type Words = { names: Bilingual; descriptions: Bilingual; tags: string[] };

export type MadePackage = { read: ReadContent; keys: Record<string, string> };

/** `keys`: those of the version before, by flow id. */
export async function makePackage(
  deps: ApiDeps,
  access: Access,
  { flows, words, keys }: { flows: readonly GatheredFlow[]; words: Words; keys: Record<string, string> },
): Promise<MadePackage> {
  const connectors = await connectorsFor(deps, access.tenantId);
  const built = buildContent({
    ...words,
    flows,
    keys,
    versionOf: (connector) => connectors.find(connector)?.version,
  });
  if (!built.read.ok) return built;
  const connections = await listConnections(deps.db, { tenantId: access.tenantId });
  const ids = [access.tenantId, ...flows.map(({ id }) => id), ...connections.map(({ id }) => id)];
  const place = findText(built.read.content, ids);
  return place ? { ...built, read: { ok: false, problems: [holdsId(place)] } } : built;
}

function holdsId(place: string[]): PackageProblem {
  return {
    code: 'holdsTenantId',
    path: place.join(' › '),
    message: {
      en: 'This text names a flow, a connection or the tenant by its id, which means nothing elsewhere.',
      zh: '此文本包含流、连接或租户的 ID，在其他租户中没有意义。',
    },
  };
}

export function packageInvalid(problems: readonly PackageProblem[]): Refusal {
  const [first] = problems;
  return new Refusal('packageInvalid', {
    message: first?.message.en ?? 'The package is not valid.',
    details: { problems },
    ...(first ? { path: first.path } : {}),
  });
}
