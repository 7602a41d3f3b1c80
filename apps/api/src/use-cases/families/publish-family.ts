import { type FlowToPublish, publishFlows } from '@flowbridge/db';
import type { Problem } from '@flowbridge/flow';
import type { Access } from '../../contract/access.ts';
import type { FamilyProblems, PublishedFamily, PublishFamilyInput } from '../../contract/families.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ApiDeps } from '../../deps.ts';
import { readBindings, triggersOf } from '../flow-view.ts';
import { hashDocument } from '../hash-document.ts';
import { findProblems } from '../validate-flow.ts';
import { calledFirst, gatherFamily, type Member } from './gather-family.ts';
import { publishedOf } from './get-family.ts';

type Planned = FlowToPublish & { name: string; before: number };

/**
 * Publishes every draft of a family that is not published as it stands, and switches all of them on, called flows before
 * their callers: all, or none. Refused with `familyHasProblems`, which names flow, step and problem.
 */
export async function publishFamily(
  deps: ApiDeps,
  access: Access,
  { id, revisions = {}, enable = true, changelog }: PublishFamilyInput,
): Promise<PublishedFamily> {
  const { tenantId, userId } = access;
  const family = await gatherFamily(deps, access, id);
  const members = calledFirst(family);
  const moved = members.find(({ row }) => (revisions[row.id] ?? row.revision) !== row.revision);
  if (moved) throw movedOn(moved);
  await refuseProblems(deps, members);
  const plan = await Promise.all(members.map((member) => planOf(deps, member, changelog)));
  const outcome = await publishFlows(deps.db, { tenantId, userId, enable, flows: plan });
  if ('movedOn' in outcome) throw movedOn(family.members.get(outcome.movedOn));
  return {
    flows: plan.map(({ flowId, name, before }, index) => {
      const number = outcome.published[index]?.number;
      const wasOn = family.members.get(flowId)?.row.enabled ?? false;
      return {
        id: flowId,
        name,
        version: number ?? before,
        did: number === undefined ? 'unchanged' : 'published',
        enabled: enable || wasOn,
      };
    }),
  };
}

/** The flows of the family are judged as if the others were published already: they will be. */
async function refuseProblems(deps: ApiDeps, members: readonly Member[]): Promise<void> {
  const beside = new Map(members.map(({ row, document }) => [row.id, document]));
  const flows: FamilyProblems['flows'] = [];
  for (const { row, document } of members) {
    const problems = await findProblems(deps, row, document, beside);
    if (problems.some(isError))
      flows.push({ id: row.id, name: row.name, problems: problems.filter(isError) });
  }
  const [first] = flows;
  if (!first) return;
  const [problem] = first.problems;
  throw new Refusal('familyHasProblems', {
    message: {
      en: `${first.name}: ${problem?.message.en ?? ''}`,
      zh: `${first.name}：${problem?.message.zh ?? ''}`,
    },
    path: `${first.name} › ${problem?.path ?? ''}`,
    hint: 'Nothing was published. Repair the flows named in the details and publish again.',
    details: { flows },
  });
}

const isError = ({ severity }: Problem): boolean => severity === 'error';

async function planOf(deps: ApiDeps, member: Member, changelog: string | undefined): Promise<Planned> {
  const { row, document } = member;
  const published = await publishedOf(deps, member);
  const hash = hashDocument(document);
  const unchanged = published !== undefined && hashDocument(published.document) === hash;
  return {
    flowId: row.id,
    name: row.name,
    before: published?.number ?? 0,
    triggers: triggersOf(document, readBindings(row.bindings)),
    ...(unchanged
      ? {}
      : { publish: { revision: row.revision, hash, document, changelog: changelog ?? null } }),
  };
}

function movedOn(member: Member | undefined): Refusal {
  const revision = member?.row.revision ?? 0;
  return new Refusal('revisionConflict', {
    message: `The draft of "${member?.row.name ?? ''}" has moved on. Nothing was published.`,
    hint: 'Look at the present draft, then publish it.',
    details: { revision, flowId: member?.row.id, flowName: member?.row.name },
  });
}
