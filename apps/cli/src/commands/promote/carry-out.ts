/**
 * Does a planned promotion. In order: publish at the source · import at the target · create or upgrade flows · publish them.
 * Each step finds its work done when a promotion that stopped half-way is started again.
 */
import type { MergeSide } from '@flowbridge/flow';
import { z } from 'zod';
import { CliError } from '../../cli-error.ts';
import { anyFile, copyResult, createdFlows, flow, type PublishedFlow } from '../../client/answers.ts';
import type { Installation } from '../../client/connect.ts';
import { folderAt } from '../../find/folder-at.ts';
import { headsOf } from '../../flows/heads-of.ts';
import { publishFamilies } from '../../flows/publish-families.ts';
import type { Report } from '../../print/report.ts';
import type { FamilyPlan } from './plan-families.ts';
import type { Promotion } from './plan-promotion.ts';

export type Wishes = {
  rest: MergeSide | undefined;
  changelog: string | undefined;
  /** Folder of flows that are created; undefined: as at the source. */
  folder: string | undefined;
  /** Switch everything on; otherwise flows stay on or off as they are. */
  enable: boolean;
};

export type Promoted = { templateId: string; version: number; flows: PublishedFlow[] };

const published = z.looseObject({ id: z.string(), version: z.number() });
const upgraded = z.looseObject({ errors: z.number(), groupId: z.string() });

export async function carryOut(
  at: Installation,
  promotion: Promotion,
  { wishes, report }: { wishes: Wishes; report: Report },
): Promise<Promoted> {
  const file = await publishAtSource(promotion, report);
  const { choices, target, creates, families } = promotion;
  const copy = await at.post('/templates/import', {
    answer: copyResult,
    body: { file, choices, seen: target.preview.plan.seen },
  });
  report.note(`${at.name}: version ${copy.version} of the template`);
  const given = { templateId: copy.id, version: copy.version, promotion, wishes };
  const changelog = wishes.changelog ?? `Promoted from ${promotion.source.at.name}.`;
  if (creates) {
    const heads = await create(at, given);
    const flows = await publishFamilies(at, { heads, enable: wishes.enable, changelog });
    return { templateId: copy.id, version: copy.version, flows };
  }
  const flows: PublishedFlow[] = [];
  for (const plan of families.filter(({ does }) => does !== 'upToDate')) {
    if (plan.does === 'upgrade') await upgrade(at, plan, given);
    const enable = wishes.enable || bringsNewToOneThatIsOn(plan);
    flows.push(...(await publishFamilies(at, { heads: plan.family.heads, enable, changelog })));
  }
  return { templateId: copy.id, version: copy.version, flows };
}

/** The package of the version that is now the source's newest. */
async function publishAtSource({ source }: Promotion, report: Report): Promise<Record<string, unknown>> {
  if (source.isPublished) return source.file;
  const { id, version } = await source.at.post('/templates', { answer: published, body: source.words });
  report.note(`${source.at.name}: version ${version} of the template`);
  return source.at.get(`/templates/${id}/export`, { answer: anyFile, query: { version } });
}

type Given = { templateId: string; version: number; promotion: Promotion; wishes: Wishes };

/** Makes the flows as drafts, called and filed as at the source. Answers those that nobody of theirs calls. */
async function create(
  at: Installation,
  { templateId, version, promotion, wishes }: Given,
): Promise<string[]> {
  const { source, connections, parameters } = promotion;
  const [first] = source.flows;
  const folderId = await folderAt(at, wishes.folder ?? first?.folder ?? '');
  const { flows } = await at.post(`/templates/${templateId}/create-flows`, {
    answer: createdFlows,
    body: { name: first?.name ?? '', version, flows: connections.byFlow, parameters, folderId },
  });
  const names = new Map(source.flows.map(({ key, name }) => [key, name]));
  const drafts = await Promise.all(flows.map(({ id }) => at.get(`/flows/${id}`, { answer: flow })));
  const heads = headsOf(drafts);
  for (const head of heads) {
    const renamed = flows.flatMap(({ key, id }) => (names.has(key) ? [{ id, name: names.get(key) }] : []));
    const inside = await familyOf(at, head);
    await at.put(`/flows/${head}/family`, {
      answer: z.unknown(),
      body: { flows: renamed.filter(({ id }) => inside.has(id)) },
    });
  }
  return heads;
}

const members = z.looseObject({ flows: z.array(z.looseObject({ id: z.string() })) });

async function familyOf(at: Installation, head: string): Promise<Set<string>> {
  const { flows } = await at.get(`/flows/${head}/family`, { answer: members });
  return new Set(flows.map(({ id }) => id));
}

async function upgrade(
  at: Installation,
  { family }: FamilyPlan,
  { version, promotion, wishes }: Given,
): Promise<void> {
  const head = family.heads[0] ?? family.flows[0]?.id ?? '';
  const { errors, groupId } = await at.post(`/flows/${head}/upgrade`, {
    answer: upgraded,
    body: {
      version,
      connections: promotion.connections.bySystem,
      parameters: promotion.parameters,
      revisions: Object.fromEntries(family.flows.map(({ id, revision }) => [id, revision])),
      ...(wishes.rest === undefined ? {} : { rest: wishes.rest }),
    },
  });
  if (errors === 0) return;
  throw new CliError('flowHasProblems', `The upgraded drafts have ${errors} errors; what runs is as before`, {
    path: family.flows[0]?.name,
    hint: `Mend and publish them in the console, or roll the upgrade ${groupId} back there.`,
  });
}

/** A flow that is new in a family and called by one that is switched on has to be on itself. */
function bringsNewToOneThatIsOn({ family, flows }: FamilyPlan): boolean {
  return flows.some(({ did }) => did === 'made') && family.flows.some(({ enabled }) => enabled);
}
