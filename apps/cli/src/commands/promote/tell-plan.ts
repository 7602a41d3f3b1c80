import type { Installation } from '../../client/connect.ts';
import type { Report } from '../../print/report.ts';
import { table } from '../../print/table.ts';
import { count, quoted } from '../../print/words.ts';
import { planTable } from '../import/plan-table.ts';
import type { FamilyPlan } from './plan-families.ts';
import type { Promotion } from './plan-promotion.ts';

/** What a promotion would do, for people. */
export function tellPlan(at: Installation, promotion: Promotion, report: Report): void {
  const { source, target, connections, families, creates, choices } = promotion;
  report.note(`from ${source.at.name} to ${at.name}`);
  for (const name of source.behindTheirDrafts) {
    report.note(`${quoted(name)} has changes that were not published; the published version is promoted.`);
  }
  for (const name of leftAsDrafts(families)) {
    report.note(
      `${quoted(name)} has a draft at the target that does not run yet: --publish-drafts publishes it.`,
    );
  }
  if (promotion.nothingToDo) return;
  for (const name of promotion.sameNames) {
    report.note(`${at.name} has a flow ${quoted(name)} that never came from here: another one is created.`);
  }
  const rows = creates
    ? source.flows.map(({ name }) => [name, 'created', '', ''])
    : families.flatMap((family) => rowsOf(family));
  report.note(
    table(
      [
        { title: 'flow' },
        { title: 'becomes' },
        { title: 'changes', align: 'right' },
        { title: 'conflicts', align: 'right' },
      ],
      rows,
    ),
  );
  const parts = target.preview.plan.items.filter(({ kind, state }) => kind !== 'flow' && state !== 'same');
  if (parts.length > 0) report.note(`\n${planTable(parts, choices, promotion.open.parts)}`);
  if (connections.bound.size > 0) {
    report.note(
      `\n${table(
        [{ title: 'system' }, { title: 'connection at the source' }, { title: 'at the target' }],
        [...connections.bound.values()].map(({ source: from, target: to }) => [
          from.connectorKey,
          from.name,
          to?.name ?? (creates ? 'none' : 'as bound there'),
        ]),
      )}`,
    );
  }
  const missing = target.preview.plan.variables.filter(({ known }) => !known).map(({ key }) => key);
  if (missing.length > 0)
    report.note(`Variables the flows read and ${at.name} has not: ${missing.join(', ')}`);
}

function rowsOf({ family, does, flows }: FamilyPlan): (string | number)[][] {
  switch (does) {
    case 'upgrade':
      return flows.map(({ name, did, changes, conflicts }) => [
        name,
        did === 'made' ? 'created' : did === 'kept' ? 'kept (no longer called)' : 'upgraded',
        changes,
        conflicts,
      ]);
    case 'publish':
      return family.flows.map(({ name }) => [name, 'published', '', '']);
    case 'upToDate':
      return family.flows.map(({ name }) => [name, 'left as it is', '', '']);
  }
}

/** Flows whose draft is not what runs, and that this promotion leaves alone. */
function leftAsDrafts(families: readonly FamilyPlan[]): string[] {
  return families
    .filter(({ does }) => does === 'upToDate')
    .flatMap(({ family }) => family.flows.filter(({ hasDraft }) => hasDraft).map(({ name }) => name));
}

/** The same for scripts. */
export function planValue({ source, target, connections, families, creates, open, nothingToDo }: Promotion) {
  return {
    nothingToDo,
    creates: creates ? source.flows.map(({ name }) => name) : [],
    flows: families.flatMap(({ does, flows }) => (does === 'upgrade' ? flows : [])),
    parts: target.preview.plan.items
      .filter(({ kind }) => kind !== 'flow')
      .map(({ kind, key, state }) => ({ kind, key, state })),
    connections: [...connections.bound.values()].map(({ source: from, target: to }) => ({
      system: from.connectorKey,
      source: from.name,
      target: to?.name ?? null,
    })),
    conflicts: open.flows + open.parts.length,
    leftAsDrafts: leftAsDrafts(families),
    behindTheirDrafts: source.behindTheirDrafts,
  };
}

/** `2 conflicts in flows, 1 in parts`. */
export function conflictWords({ flows, parts }: Promotion['open']): string {
  return [
    ...(flows > 0 ? [`${count(flows, 'conflict')} in flows`] : []),
    ...(parts.length > 0
      ? [`both sides changed ${parts.map(({ kind, key }) => `${kind}:${key}`).join(', ')}`]
      : []),
  ].join('; ');
}
