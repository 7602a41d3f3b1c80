/** A package of the tenant's flows: built, then searched for what must never leave. */
import { listConnections } from '@flowbridge/db';
import { buildContent, findText, type PackageProblem, type ReadContent } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { Bilingual } from '../../contract/templates.ts';
import type { ApiDeps } from '../../deps.ts';
import { connectionDefaults } from './connection-defaults.ts';
import type { GatheredFlow } from './gather-flows.ts';
import { type GatheredParts, gatherParts } from './parts/gather-parts.ts';

type Words = { names: Bilingual; descriptions: Bilingual; tags: string[] };

export type MadePackage = { read: ReadContent; keys: Record<string, string>; gathered: GatheredParts };

type Given = {
  flows: readonly GatheredFlow[];
  words: Words;
  /** Keys of the version before, by flow id. */
  keys: Record<string, string>;
  withSettings: boolean;
};

export async function makePackage(
  deps: ApiDeps,
  access: Access,
  { flows, words, keys, withSettings }: Given,
): Promise<MadePackage> {
  const connectors = await connectorsFor(deps, access.tenantId);
  const gathered = await gatherParts(deps, access, flows);
  const settings = withSettings ? await connectionDefaults(deps, access, flows) : undefined;
  const built = buildContent({
    ...words,
    flows,
    keys,
    versionOf: (connector) => connectors.find(connector)?.version,
    settingsOf: (connector) => settings?.get(connector),
    parts: gathered.parts.map(({ part }) => part),
    variables: gathered.variables,
  });
  const made = { ...built, gathered };
  if (!built.read.ok) return made;
  if (gathered.missing.length > 0) return { ...made, read: { ok: false, problems: gathered.missing } };
  const connections = await listConnections(deps.db, { tenantId: access.tenantId });
  const ids = [access.tenantId, ...flows.map(({ id }) => id), ...connections.map(({ id }) => id)];
  const place = findText(built.read.content, ids);
  return place ? { ...made, read: { ok: false, problems: [holdsId(place)] } } : made;
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
    message: first?.message ?? 'The package is not valid.',
    details: { problems },
    ...(first ? { path: first.path } : {}),
  });
}
