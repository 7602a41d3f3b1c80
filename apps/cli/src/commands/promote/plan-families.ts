/** What a promotion makes of each family of the target: the very merge the installation does, done here before anything is changed. */
import { analyzeTemplate, patternFault, renameReference } from '@flowbridge/expression';
import {
  countChanges,
  diffDocuments,
  type ExpressionLanguage,
  generateId,
  type MergeSide,
  type Parameter,
} from '@flowbridge/flow';
import { connectorsOf, type PackageFlow, planUpgrade } from '@flowbridge/templates';
import type { TargetFamily, TargetState } from './look-at-target.ts';

const language: ExpressionLanguage = { analyze: analyzeTemplate, rename: renameReference, patternFault };

export type FlowChange = {
  id: string;
  name: string;
  did: 'merged' | 'kept' | 'made';
  changes: number;
  conflicts: number;
};

export type FamilyPlan = {
  family: TargetFamily;
  /** upToDate: nothing to do. publish: its drafts are what is wanted, and are not published yet. */
  does: 'upgrade' | 'publish' | 'upToDate';
  flows: FlowChange[];
  /** Conflicts nobody decided. */
  open: number;
  /** Systems that are new in its flows. */
  newSystems: string[];
  /** Parameters that are new in its flows. */
  newParameters: Parameter[];
};

type Wanted = {
  theirs: readonly PackageFlow[];
  rest: MergeSide | undefined;
  /** Publish also drafts that were left unpublished at the target. */
  publishDrafts: boolean;
};

/** `rest`: the side that counts for conflicts; undefined: they are to be decided. */
export function planFamilies(
  { families, version }: TargetState,
  { theirs, rest, publishDrafts }: Wanted,
): FamilyPlan[] {
  return families.map((family) => {
    if (family.flows.every(({ from }) => from >= version)) return untouched(family, publishDrafts);
    const { flows, made } = planUpgrade(
      {
        members: family.flows.map(({ id, key, document, from }) => ({
          ...{ id, key, mine: document },
          base: family.bases.get(from)?.find((flow) => flow.key === key),
        })),
        theirs,
      },
      { choices: new Map(), whole: new Map(), rest },
      { language, newId: () => generateId() },
    );
    const present = new Map(family.flows.map((flow) => [flow.id, flow]));
    const changes = flows.flatMap((planned): FlowChange[] => {
      const before = present.get(planned.id);
      if (before === undefined) return [];
      const head = { id: planned.id, name: before.name };
      if (planned.kind === 'kept') return [{ ...head, did: 'kept', changes: 0, conflicts: 0 }];
      const after = planned.document ?? planned.three.theirs;
      const difference = countChanges(diffDocuments(before.document, after));
      return [{ ...head, did: 'merged', changes: difference, conflicts: planned.conflicts.length }];
    });
    const after = [
      ...flows.flatMap((planned) =>
        planned.kind === 'merged' && planned.document ? [{ id: planned.id, document: planned.document }] : [],
      ),
      ...made,
    ];
    const bound = new Set(family.flows.flatMap(({ bindings }) => Object.keys(bindings.connections)));
    const had = new Set(family.flows.flatMap(({ document }) => document.parameters.map(({ key }) => key)));
    const used = new Set(family.flows.flatMap(({ document }) => [...connectorsOf(document)]));
    const systems = new Set(after.flatMap(({ document }) => [...connectorsOf(document)]));
    const parameters = new Map(
      after.flatMap(({ document }) => document.parameters.map((each) => [each.key, each] as const)),
    );
    return {
      family,
      does: 'upgrade',
      flows: [
        ...changes,
        ...made.map(
          ({ id, names }): FlowChange => ({ id, name: names.en, did: 'made', changes: 0, conflicts: 0 }),
        ),
      ],
      open: flows.reduce((sum, planned) => sum + (planned.kind === 'merged' ? planned.open.length : 0), 0),
      newSystems: [...systems].filter((key) => key !== '' && !used.has(key) && !bound.has(key)),
      newParameters: [...parameters.values()].filter(({ key }) => !had.has(key)),
    };
  });
}

/** A flow that was never published was made by a promotion that stopped: nobody else's draft is published unasked. */
function untouched(family: TargetFamily, publishDrafts: boolean): FamilyPlan {
  const isWanted = ({ publishedVersion, hasDraft }: TargetFamily['flows'][number]) =>
    publishedVersion === null || (publishDrafts && hasDraft);
  return {
    ...{ family, open: 0, newSystems: [], newParameters: [] },
    does: family.flows.some(isWanted) ? 'publish' : 'upToDate',
    flows: [],
  };
}
