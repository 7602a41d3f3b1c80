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
  /** upToDate: nothing to do. publish: it was made before, and never published. */
  does: 'upgrade' | 'publish' | 'upToDate';
  flows: FlowChange[];
  /** Conflicts nobody decided. */
  open: number;
  /** Systems that are new in its flows. */
  newSystems: string[];
  /** Parameters that are new in its flows. */
  newParameters: Parameter[];
};

/** `rest`: the side that counts for conflicts; undefined: they are to be decided. */
export function planFamilies(
  { families, version }: TargetState,
  { theirs, rest }: { theirs: readonly PackageFlow[]; rest: MergeSide | undefined },
): FamilyPlan[] {
  return families.map((family) => {
    if (family.flows.every(({ from }) => from >= version)) return untouched(family);
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

function untouched(family: TargetFamily): FamilyPlan {
  const neverPublished = family.flows.some(({ publishedVersion }) => publishedVersion === null);
  return {
    ...{ family, open: 0, newSystems: [], newParameters: [] },
    does: neverPublished ? 'publish' : 'upToDate',
    flows: [],
  };
}
