import { publishVersion } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { PublishFlowInput } from '../contract/flows.ts';
import { Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { readBindings, triggersOf } from './flow-view.ts';
import { hashDocument } from './hash-document.ts';
import { readDocument } from './read-document.ts';
import { requireFlow } from './resolve-version.ts';
import { findProblems } from './validate-flow.ts';

/** Makes the draft the next immutable version, which triggers run from now on. Refused while it has errors. */
export async function publishFlow(
  deps: ApiDeps,
  access: Access,
  { id, revision, changelog }: PublishFlowInput,
): Promise<{ version: number }> {
  const { tenantId, userId } = access;
  const flow = await requireFlow(deps, access, id);
  if (revision !== undefined && revision !== flow.revision) throw movedOn(flow.revision);
  const document = readDocument(flow.draft);
  const problems = await findProblems(deps, flow, document);
  const error = problems.find((problem) => problem.severity === 'error');
  if (error) {
    throw new Refusal('flowHasProblems', {
      message: error.message,
      path: error.path,
      details: { problems },
    });
  }
  const version = await publishVersion(deps.db, {
    tenantId,
    flowId: id,
    revision: flow.revision,
    hash: hashDocument(document),
    document,
    changelog: changelog ?? null,
    triggers: triggersOf(document, readBindings(flow.bindings)),
    userId,
  });
  if (version === undefined) throw movedOn((await requireFlow(deps, access, id)).revision);
  return { version };
}

function movedOn(revision: number): Refusal {
  return new Refusal('revisionConflict', {
    message: `The draft is at revision ${revision}.`,
    hint: 'Look at the present draft, then publish it.',
    details: { revision },
  });
}
