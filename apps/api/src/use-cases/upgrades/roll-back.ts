import {
  type FlowUpgradeRow,
  findUpgrade,
  listConnections,
  listUpgrades,
  type Rebound,
  rollBackUpgrade,
} from '@flowbridge/db';
import { countChanges, diffDocuments, sameValue } from '@flowbridge/flow';
import { connectorsFor } from '../../catalog/connectors-for.ts';
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
import { readBindings, triggersOf } from '../flow-view.ts';
import { hashDocument } from '../hash-document.ts';
import { readDocument } from '../read-document.ts';
import { bindingsBack } from './bindings-back.ts';
import { boundAround, type Known, viewBound } from './view-bound.ts';

/** What rolling an upgrade back would do, and which later edits it would lose. Changes nothing. */
export async function previewRollBack(
  deps: ApiDeps,
  access: Access,
  { groupId }: UpgradeGroupInput,
): Promise<RollBackPreview> {
  const rows = await requireUpgrade(deps, access, groupId);
  const known = {
    catalog: (await connectorsFor(deps, access.tenantId)).catalog,
    connections: await connectionNames(deps, access),
  };
  return { groupId, flows: rows.map((row) => viewFlow(row, known)) };
}

/**
 * Brings every draft back to what it was, as a further revision, and takes back what the upgrade bound. Published versions go on
 * until the drafts are published; what they run with stays bound unless the person says otherwise.
 */
export async function rollBack(
  deps: ApiDeps,
  access: Access,
  { groupId, revisions, boundAs, giveBack }: RollBackInput,
): Promise<RollBackOutcome> {
  const { tenantId, userId } = access;
  const rows = await requireUpgrade(deps, access, groupId);
  const boundAnew = rows.find(
    ({ flowId, bindings }) => (boundAs?.[flowId] ?? stamp(bindings)) !== stamp(bindings),
  );
  if (boundAnew) throw movedOn(boundAnew.name, boundAnew.flowId);
  const rebound = reboundFlows(rows, giveBack, { connections: await connectionNames(deps, access) });
  const done = await rollBackUpgrade(deps.db, { tenantId, userId, groupId, revisions, rebound });
  if (!done.done) {
    throw movedOn(rows.find(({ flowId }) => flowId === done.movedOn)?.name ?? done.movedOn, done.movedOn);
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
  return { restored, removed, rebound: [...rebound.keys()], toPublish };
}

/** The flows that are bound otherwise after the way back than now. */
function reboundFlows(
  rows: readonly FlowUpgradeRow[],
  giveBack: RollBackInput['giveBack'],
  known: Pick<Known, 'connections'>,
): Map<string, Rebound> {
  const rebound = new Map<string, Rebound>();
  for (const row of rows) {
    const around = row.made || row.gone ? undefined : boundAround(row, known);
    if (around === undefined) continue;
    const { now: from } = around;
    const to = bindingsBack(around, giveBack?.[row.flowId]);
    if (sameValue(from, to)) continue;
    const triggers = row.runs === null ? {} : { triggers: triggersOf(readDocument(row.runs), to) };
    rebound.set(row.flowId, { from, to, ...triggers });
  }
  return rebound;
}

async function connectionNames(deps: ApiDeps, { tenantId }: Access): Promise<Map<string, string>> {
  return new Map((await listConnections(deps.db, { tenantId })).map(({ id, name }) => [id, name]));
}

/** Stands for what a flow is bound to, whatever the order it is kept in. */
function stamp(stored: unknown): string {
  const { connections, parameters } = readBindings(stored);
  const sorted = (record: object) => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
  return hashDocument([sorted(connections), sorted(parameters)]);
}

function movedOn(name: string, flowId: string): Refusal {
  return new Refusal('revisionConflict', {
    message: `“${name}” was changed in the meantime.`,
    path: name,
    details: { flowId },
  });
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

function viewFlow(row: FlowUpgradeRow, known: Known): RollBackFlow {
  const { flowId, name, revision, publishedSince, made, gone } = row;
  const bound = made || gone ? [] : viewBound(row, known);
  return {
    id: flowId,
    name,
    revision,
    becomes: becomes(row),
    lost: lostEdits(row),
    publishedSince,
    boundAs: stamp(row.bindings),
    givesBack: bound.flatMap(({ why, ...value }) => (why === 'upgraded' ? [value] : [])),
    asks: bound.flatMap(({ why, ...value }) => (why === 'upgraded' ? [] : [{ ...value, why }])),
  };
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
