/** Does an upgrade: every flow of the family in one transaction, as drafts that undo, history and roll-back know. */
import {
  type FlowMadeByUpgrade,
  newId,
  type UpgradedFlow,
  applyUpgrade as writeUpgrade,
} from '@flowbridge/db';
import { sameValue } from '@flowbridge/flow';
import type { MadeFlow, PlannedFlow } from '@flowbridge/templates';
import { connectorsFor } from '../../catalog/connectors-for.ts';
import type { Access } from '../../contract/access.ts';
import { Refusal } from '../../contract/refusal.ts';
import type { ApplyUpgradeInput, UpgradeOutcome } from '../../contract/upgrades.ts';
import type { ApiDeps } from '../../deps.ts';
import { requireConnections } from '../bind-flow.ts';
import { readBindings } from '../flow-view.ts';
import { type Answers, boundWith } from './bind-planned.ts';
import { checkPlanned } from './check-planned.ts';
import { otherErrors } from './check-upgrade.ts';
import { lacksOf } from './lacks-of.ts';
import { type LoadedFlow, type LoadedUpgrade, loadUpgrade } from './load-upgrade.ts';
import { planLoaded } from './plan-loaded.ts';
import { type PlannedDraft, plannedDrafts } from './planned-flows.ts';

export async function applyUpgrade(
  deps: ApiDeps,
  access: Access,
  input: ApplyUpgradeInput,
): Promise<UpgradeOutcome> {
  await requireConnections(deps, access, { connections: input.connections ?? {} });
  return applyLoaded(deps, access, { loaded: await loadUpgrade(deps, access, input), order: input });
}

type Order = Pick<ApplyUpgradeInput, 'choices' | 'whole' | 'rest' | 'revisions'> & Answers;

export async function applyLoaded(
  deps: ApiDeps,
  access: Access,
  { loaded, order }: { loaded: LoadedUpgrade; order: Order },
): Promise<UpgradeOutcome> {
  const { tenantId, userId } = access;
  for (const { id, row } of loaded.flows) {
    const seen = order.revisions?.[id];
    if (seen !== undefined && seen !== row.revision) throw movedOn(row.name, id);
  }
  const plan = planLoaded(loaded, order);
  requireDecided(loaded, plan.flows);
  const drafts = new Map(
    plannedDrafts(loaded, plan).map((draft) => [draft.id, { ...draft, bindings: boundWith(draft, order) }]),
  );
  const groupId = newId();
  const writing = { loaded, drafts };
  const flows = loaded.flows.map((flow) => upgraded(flow, writing));
  const made = plan.made.map((flow) => newFlow(flow, writing));
  const written = await writeUpgrade(deps.db, { tenantId, userId, groupId, flows, made });
  if (!written.done) throw movedOn(nameOf(loaded, written.movedOn), written.movedOn);
  for (const { flowId, document } of flows) {
    // The drafts are saved; that others see it a little later is no failure.
    if (document === undefined) continue;
    await deps.presence
      .draftSaved({ tenantId, flowId })
      .catch((error) => deps.log.warn({ err: error }, 'a saved draft was not told'));
  }
  const problems = await checkPlanned(deps, access, [...drafts.values()]);
  const found = [...problems.values()].flat();
  const { catalog } = await connectorsFor(deps, tenantId);
  const names = new Map(made.map(({ flowId, name }) => [flowId, name]));
  return {
    groupId,
    version: loaded.item.to,
    errors: found.filter(({ severity }) => severity === 'error').length,
    otherErrors: otherErrors(found),
    lacks: [...drafts.values()].flatMap((draft) => {
      const lack = lacksOf(draft, catalog);
      const name = names.get(draft.id) ?? nameOf(loaded, draft.id);
      return lack.parameters.length + lack.connectors.length === 0 ? [] : [{ id: draft.id, name, ...lack }];
    }),
    flows: [
      ...flows.map(({ flowId, revision, document }) => ({
        id: flowId,
        name: nameOf(loaded, flowId),
        revision: document === undefined ? revision : revision + 1,
        did: plan.flows.find(({ id }) => id === flowId)?.kind ?? 'kept',
      })),
      ...made.map(({ flowId, name }) => ({ id: flowId, name, revision: 1, did: 'made' as const })),
    ],
  };
}

type Writing = { loaded: LoadedUpgrade; drafts: ReadonlyMap<string, PlannedDraft> };

function upgraded({ id, key, row, mine, origin }: LoadedFlow, { loaded, drafts }: Writing): UpgradedFlow {
  const { item } = loaded;
  const draft = drafts.get(id);
  const before = readBindings(row.bindings);
  const isBoundAnew = draft !== undefined && !sameValue(before, draft.bindings);
  return {
    flowId: id,
    revision: row.revision,
    from: origin.version,
    origin: {
      templateKey: item.template.key,
      version: item.to,
      templateId: item.template.id,
      ...(key === '' ? {} : { flowKey: key }),
    },
    ...(draft && !sameValue(mine, draft.document) ? { document: draft.document } : {}),
    ...(isBoundAnew ? { bindings: { before, after: draft.bindings } } : {}),
  };
}

function newFlow(
  { id, key, names, language, document }: MadeFlow,
  { loaded, drafts }: Writing,
): FlowMadeByUpgrade {
  const { template, to } = loaded.item;
  const [head] = loaded.flows;
  return {
    flowId: id,
    name: `${head?.row.name ?? template.names[language]} · ${names[language]}`.slice(0, 200),
    folderId: head?.row.folderId ?? null,
    document,
    origin: { templateKey: template.key, version: to, templateId: template.id, flowKey: key },
    bindings: drafts.get(id)?.bindings ?? { connections: {}, parameters: {} },
  };
}

function requireDecided(loaded: LoadedUpgrade, flows: readonly PlannedFlow[]): void {
  const open = flows.flatMap((flow) =>
    flow.kind === 'merged' && (flow.open.length > 0 || flow.document === undefined)
      ? [{ id: flow.id, conflicts: flow.open.length, fits: flow.document !== undefined }]
      : [],
  );
  const [first] = open;
  if (first === undefined) return;
  throw new Refusal('upgradeUndecided', {
    message: 'Both sides changed the same: decide which counts.',
    path: nameOf(loaded, first.id),
    hint: 'Give a side for each conflict in `choices`, take a flow whole by `whole`, or give `rest`.',
    details: { flows: open, conflicts: open.reduce((sum, { conflicts }) => sum + conflicts, 0) },
  });
}

function movedOn(name: string, flowId: string): Refusal {
  return new Refusal('revisionConflict', {
    message: `The draft of "${name}" was changed in the meantime.`,
    path: name,
    hint: 'Look at the upgrade again.',
    details: { flowId },
  });
}

function nameOf({ flows }: LoadedUpgrade, flowId: string): string {
  return flows.find(({ id }) => id === flowId)?.row.name ?? flowId;
}
