/**
 * Before a version of a part is published: the flows whose drafts would have problems with it that they do not have with the newest
 * one. Published flows are not among them: they go on with the version they were published with.
 */

import { listFlowTexts } from '@flowbridge/db';
import type { FlowDocument, Problem } from '@flowbridge/flow';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import type { PartBreaks, PartBreaksInput } from '../../contract/custom-parts.ts';
import type { ApiDeps } from '../../deps.ts';
import { readDocument } from '../read-document.ts';
import { requireFlow } from '../resolve-version.ts';
import { findProblemsWith } from '../validate-flow.ts';
import { partInvalid } from './change-parts.ts';
import { placesIn } from './part-usages.ts';
import { readDraft, requirePart } from './read-part.ts';

/** `draft`: absent, the one that is saved. Refused with `partInvalid` while it has problems of its own. */
export async function flowsThatBreak(
  deps: ApiDeps,
  access: Access,
  { id, draft }: PartBreaksInput,
): Promise<PartBreaks> {
  const part = await requirePart(deps, access, id);
  const read = readDraft(part, draft ?? part.draft);
  if (!read.ok) throw partInvalid(read.problems);
  const { tenantId } = access;
  const { kind, key } = part;
  const next = { kind, key, number: (part.version ?? 0) + 1, content: read.content };
  const { catalog: former } = await connectorsFor(deps, tenantId);
  const { catalog } = await connectorsFor(deps, tenantId, next);
  const connectors = [{ catalog: former }, { catalog, former }];
  const flows: PartBreaks['flows'] = [];
  for (const text of await listFlowTexts(deps.db, { tenantId, text: key })) {
    const document = text.draft === null ? undefined : readDocument(text.draft);
    if (document === undefined || placesIn(document, part).length === 0) continue;
    const flow = await requireFlow(deps, access, text.id);
    const [now = [], then = []] = await findProblemsWith(deps, flow, { document, connectors });
    const problems = newIn(then, now).map((problem) => ({ ...problem, step: stepOf(document, problem) }));
    if (problems.length === 0) continue;
    flows.push({ id: text.id, name: text.name, published: flow.publishedVersionId !== null, problems });
  }
  const errors = ({ problems }: PartBreaks['flows'][number]) =>
    problems.filter(({ severity }) => severity === 'error').length;
  return { flows: flows.sort((one, other) => errors(other) - errors(one)) };
}

/** Errors first, each as the rules told it. */
function newIn(then: readonly Problem[], now: readonly Problem[]): Problem[] {
  const nameOf = ({ code, path, message }: Problem) => JSON.stringify([code, path, message.en]);
  const known = new Set(now.map(nameOf));
  const found = then.filter((problem) => !known.has(nameOf(problem)));
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
}

function stepOf(document: FlowDocument, { stepId }: Problem): string | null {
  const step = stepId === undefined ? undefined : document.steps[stepId];
  return step === undefined ? null : (step.title ?? step.key);
}
