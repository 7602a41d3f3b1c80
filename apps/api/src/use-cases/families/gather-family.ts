/** Finds a family in the drafts: a flow and everything it calls. */
import { type FlowRow, findFlow } from '@flowbridge/db';
import type { FlowDocument } from '@flowbridge/flow';
import { callsOf } from '@flowbridge/templates';
import type { Access } from '../../contract/access.ts';
import { MAX_FAMILY } from '../../contract/families.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { readDocument } from '../read-document.ts';
import { requireFlow } from '../resolve-version.ts';

export type Member = { row: FlowRow; document: FlowDocument; calls: string[] };
export type GatheredFamily = {
  /** The flow itself first. */
  members: Map<string, Member>;
  missing: { flowId: string; stepId: string }[];
};

/** Refused with `notFound` for a flow that is not the tenant's. */
export async function gatherFamily(deps: ApiDeps, access: Access, id: string): Promise<GatheredFamily> {
  return gatherFrom(deps, access, memberOf(await requireFlow(deps, access, id)));
}

async function gatherFrom(deps: ApiDeps, { tenantId }: Access, first: Member): Promise<GatheredFamily> {
  const members = new Map([[first.row.id, first]]);
  const missing: GatheredFamily['missing'] = [];
  const open = [first];
  for (let member = open.shift(); member; member = open.shift()) {
    for (const { id: stepId, config } of callsOf(member.document)) {
      const flowId = config.flow;
      if (members.has(flowId)) continue;
      const row = flowId === '' ? undefined : await findFlow(deps.db, { tenantId, flowId });
      if (!row) {
        missing.push({ flowId: member.row.id, stepId });
        continue;
      }
      if (members.size >= MAX_FAMILY) throw tooLarge();
      const found = memberOf(row);
      members.set(flowId, found);
      open.push(found);
    }
  }
  return { members, missing };
}

function memberOf(row: FlowRow): Member {
  const document = readDocument(row.draft);
  return { row, document, calls: [...new Set(callsOf(document).map(({ config }) => config.flow))] };
}

/** The members with called flows before their callers. In a circle, the one that was met first comes last. */
export function calledFirst({ members }: GatheredFamily): Member[] {
  const order: Member[] = [];
  const met = new Set<string>();
  const visit = (id: string) => {
    const member = members.get(id);
    if (!member || met.has(id)) return;
    met.add(id);
    for (const called of member.calls) visit(called);
    order.push(member);
  };
  for (const id of members.keys()) visit(id);
  return order;
}

function tooLarge(): Refusal {
  return new Refusal('invalidInput', {
    message: `The flow calls more than ${MAX_FAMILY} others.`,
    path: 'id',
    details: { most: MAX_FAMILY },
  });
}
