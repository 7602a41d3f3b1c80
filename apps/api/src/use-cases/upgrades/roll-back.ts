import { type FlowUpgradeRow, findUpgrade, listUpgrades, rollBackUpgrade } from '@flowbridge/db';
import { countChanges, diffDocuments } from '@flowbridge/flow';
import type { Access } from '../../contract/access.ts';
import { notFound, Refusal } from '../../contract/refusal.ts';
import type {
  RollBackFlow,
  RollBackInput,
  RollBackOutcome,
  RollBackPreview,
  UpgradeGroupInput,
} from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { readDocument } from '../read-document.ts';

/** What rolling an upgrade back would do, and which later edits it would lose. Changes nothing. */
export async function previewRollBack(
  deps: ApiDeps,
  access: Access,
  { groupId }: UpgradeGroupInput,
): Promise<RollBackPreview> {
  return { groupId, flows: (await requireUpgrade(deps, access, groupId)).map(viewFlow) };
}

/** Brings every draft back to what it was, as a further revision. Published versions go on until the drafts are published. */
export async function rollBack(
  deps: ApiDeps,
  access: Access,
  { groupId, revisions }: RollBackInput,
): Promise<RollBackOutcome> {
  const { tenantId, userId } = access;
  const rows = await requireUpgrade(deps, access, groupId);
  const done = await rollBackUpgrade(deps.db, { tenantId, userId, groupId, revisions });
  if (!done.done) {
    const name = rows.find(({ flowId }) => flowId === done.movedOn)?.name ?? done.movedOn;
    throw new Refusal('revisionConflict', {
      message: `The draft of "${name}" was changed in the meantime.`,
      path: name,
      details: { flowId: done.movedOn },
    });
  }
  const { restored, removed } = done;
  for (const flowId of restored) {
    await deps.presence
      .draftSaved({ tenantId, flowId })
      .catch((error) => deps.log.warn({ err: error }, 'a saved draft was not told'));
  }
  const toPublish = rows.flatMap(({ flowId, publishedSince }) =>
    publishedSince !== null && restored.includes(flowId) ? [flowId] : [],
  );
  return { restored, removed, toPublish };
}

/** Refused with `rollbackNone` when it is taken back already, or another upgrade was done on top of it. */
async function requireUpgrade(
  deps: ApiDeps,
  { tenantId }: Access,
  groupId: string,
): Promise<FlowUpgradeRow[]> {
  const rows = await findUpgrade(deps.db, { tenantId, groupId });
  const [first] = rows;
  if (first === undefined) throw notFound('upgrade');
  const [group] = (await listUpgrades(deps.db, { tenantId, flowId: first.flowId })).filter(
    (each) => each.groupId === groupId,
  );
  if (group === undefined || group.rolledBackAt !== null || !group.last) {
    throw new Refusal('rollbackNone', {
      message: 'This upgrade was rolled back already, or another one was done on top of it.',
    });
  }
  return rows;
}

function viewFlow(row: FlowUpgradeRow): RollBackFlow {
  const { flowId, name, revision, publishedSince } = row;
  return { id: flowId, name, revision, becomes: becomes(row), lost: lostEdits(row), publishedSince };
}

function becomes({ made, gone, draftAfter, revision, revisionAfter, published }: FlowUpgradeRow) {
  if (gone) return 'gone';
  if (made) return revision === revisionAfter && !published ? 'removed' : 'kept';
  return draftAfter === null ? 'kept' : 'restored';
}

function lostEdits(row: FlowUpgradeRow): RollBackFlow['lost'] {
  if (becomes(row) !== 'restored' || row.revision === row.revisionAfter) return null;
  const [after, now] = [readDocument(row.draftAfter), readDocument(row.draft)];
  const changes = countChanges(diffDocuments(after, now));
  return changes === 0 ? null : { after, now, changes };
}
