/** What else than flows a package is made of: the parts its flows use, as the tenant has them, and the variables they ask for. */
import { listVariables } from '@flowbridge/db';
import { tenantVariablesIn } from '@flowbridge/flow';
import {
  type PackagePart,
  type PackageProblem,
  type PackageVariable,
  partKind,
  partKindNames,
} from '@flowbridge/templates';
import { expressionLanguage } from '../../../catalog/expression-language.ts';
import type { Access } from '../../../contract/access.ts';
import type { ApiDeps } from '../../../deps.ts';
import { typeOf } from '../../tenant-values/variable-content.ts';
import type { GatheredFlow } from '../gather-flows.ts';
import { tenantPartKind } from './tenant-part-kinds.ts';

export type GatheredParts = {
  /** Each with the names of the flows that use it. */
  parts: { part: PackagePart; usedBy: string[] }[];
  variables: PackageVariable[];
  /** Parts the flows use that the tenant has not got. */
  missing: PackageProblem[];
};

type Flow = Pick<GatheredFlow, 'name' | 'document'>;

export async function gatherParts(
  deps: ApiDeps,
  { tenantId }: Access,
  flows: readonly Flow[],
): Promise<GatheredParts> {
  const gathered: GatheredParts = { parts: [], variables: [], missing: [] };
  for (const kind of partKindNames) {
    const users = usersByKey(flows, ({ document }) => partKind(kind).keysIn(document, expressionLanguage));
    const keys = [...users.keys()].sort();
    if (keys.length === 0) continue;
    const parts = await tenantPartKind(kind).read(deps.db.pool, { tenantId, keys, hold: false });
    for (const key of keys) {
      const [part, usedBy] = [parts.find((each) => each.key === key), users.get(key) ?? []];
      if (part) gathered.parts.push({ part, usedBy });
      else gathered.missing.push(partMissing(key, usedBy[0] ?? ''));
    }
  }
  gathered.variables = await variablesOf(deps, tenantId, flows);
  return gathered;
}

async function variablesOf(
  deps: ApiDeps,
  tenantId: string,
  flows: readonly Flow[],
): Promise<PackageVariable[]> {
  const wanted = usersByKey(flows, ({ document }) => tenantVariablesIn(document, expressionLanguage));
  if (wanted.size === 0) return [];
  const known = new Map((await listVariables(deps.db, { tenantId })).map((row) => [row.key, row]));
  return [...wanted.keys()].sort().map((key): PackageVariable => {
    const row = known.get(key);
    if (!row) return { key, type: 'text', secret: false, description: '' };
    const secret = row.value === null;
    return { key, type: secret ? 'text' : typeOf(row.value ?? ''), secret, description: row.description };
  });
}

/** Names of the flows by what they use, in the flows' order. */
function usersByKey(flows: readonly Flow[], keysOf: (flow: Flow) => string[]): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const flow of flows) {
    for (const key of keysOf(flow)) users.set(key, [...(users.get(key) ?? []), flow.name]);
  }
  return users;
}

function partMissing(key: string, flow: string): PackageProblem {
  return {
    code: 'partMissing',
    path: `flows › ${flow}`,
    message: {
      en: `Uses “${key}”, which this tenant has not got (any more).`,
      zh: `使用了“${key}”，但本租户中不存在（或已被移除）。`,
    },
  };
}
