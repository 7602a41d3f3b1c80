/** What taking a package in would do, item by item. Changes nothing. */
import { listVariables } from '@flowbridge/db';
import { countChanges, diffDocuments, type FlowDocument } from '@flowbridge/flow';
import {
  type CopyItem,
  type Decided,
  documentOf,
  type PackageContent,
  type PackageFlow,
  partKind,
  planCopy as planItems,
  possibleChoices,
  type ResolvedCopy,
  resolveCopy,
} from '@flowbridge/templates';
import { expressionLanguage } from '../../../catalog/expression-language.ts';
import type { Access } from '../../../contract/access.ts';
import type { CopyPlan, CopyPlanItem, PlanCopyInput } from '../../../contract/template-copy.ts';
import type { ApiDeps } from '../../../deps.ts';
import { type AffectedFlow, affectedFlows } from './affected-flows.ts';
import { decideItems, seenMark } from './decide-items.ts';
import { openTemplate, type PackageSource } from './package-source.ts';
import { type OwnCopy, readHome, type TenantHome } from './read-home.ts';

export async function planTemplateCopy(
  deps: ApiDeps,
  access: Access,
  { asNew, ...wanted }: PlanCopyInput,
): Promise<CopyPlan> {
  const { source } = await openTemplate(deps, access, wanted);
  return planSource(deps, access, { source, asNew });
}

export async function planSource(
  deps: ApiDeps,
  { tenantId }: Access,
  { source, asNew = false }: { source: PackageSource; asNew?: boolean | undefined },
): Promise<CopyPlan> {
  const { content: theirs, origin } = source;
  const found = await readHome(deps.db.pool, { tenantId, theirs, origin, asNew, hold: false });
  const { copy } = found;
  const items = itemsOf(source, found);
  const resolved = resolveItems(source, found, decideItems(items));
  const affected = await affectedFlows(deps, { tenantId, items, copyId: copy?.templateId });
  return {
    origin,
    names: theirs.names,
    into: copy ? { id: copy.templateId, version: copy.version, names: copy.content.names } : null,
    becomes: becomesOf(source, copy, resolved),
    items: items.map((item) => viewItem(item, affected.get(`${item.kind} ${item.key}`) ?? [])),
    dropped: resolved.dropped.map(({ names }) => names),
    variables: await variablesOf(deps, tenantId, theirs),
    seen: seenMark(items, copy?.version),
  };
}

export function itemsOf(source: PackageSource, { home }: TenantHome): CopyItem[] {
  const { content: theirs, origin } = source;
  return planItems({ theirs, version: origin.version, home, language: expressionLanguage });
}

export function resolveItems(
  { content: theirs, origin }: PackageSource,
  { home, taken, keepWords }: TenantHome,
  items: readonly Decided[],
): ResolvedCopy {
  const { version } = origin;
  return resolveCopy({ theirs, version, home, language: expressionLanguage, items, taken, keepWords });
}

/** The same: nothing is taken of a version that was taken before, or of an earlier one. */
export function becomesOf(
  { origin }: PackageSource,
  copy: OwnCopy | undefined,
  { outcomes, dropped }: ResolvedCopy,
): CopyPlan['becomes'] {
  if (!copy) return 'created';
  const nothing = dropped.length === 0 && outcomes.every(({ did }) => did === 'kept');
  return nothing && origin.version <= copy.takenVersion ? 'same' : 'updated';
}

export function namesOf(item: CopyItem) {
  return item.kind === 'flow' ? item.theirs.names : partKind(item.kind).names(item.theirs);
}

function viewItem(item: CopyItem, affected: AffectedFlow[]): CopyPlanItem {
  const { kind, packageKey, key, state, choice, origin } = item;
  const size =
    item.kind === 'flow'
      ? Object.keys(documentOf(item.theirs, 'en').steps).length
      : partKind(item.kind).size(item.theirs);
  return {
    ...{ kind, key: packageKey, homeKey: key, names: namesOf(item), size, state, choice },
    choices: [...possibleChoices(state)],
    cameWith: origin?.version ?? null,
    differences: state === 'new' || state === 'same' ? 0 : differencesOf(item),
    affected,
  };
}

function differencesOf(item: CopyItem): number {
  if (item.kind !== 'flow') {
    return item.mine ? partKind(item.kind).compare(item.mine, item.theirs).length : 0;
  }
  const [mine, theirs] = [item.mine && drawing(item.mine), drawing(item.theirs)];
  // Something differs, if only its name.
  return mine ? Math.max(1, countChanges(diffDocuments(mine, theirs))) : 0;
}

const drawing = (flow: PackageFlow): FlowDocument => documentOf(flow, 'en');

async function variablesOf(deps: ApiDeps, tenantId: string, { variables = [] }: PackageContent) {
  if (variables.length === 0) return [];
  const known = new Set((await listVariables(deps.db, { tenantId })).map(({ key }) => key));
  return variables.map((variable) => ({ ...variable, known: known.has(variable.key) }));
}
