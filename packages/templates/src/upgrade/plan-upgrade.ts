/**
 * What an upgrade makes of a family of flows. Each flow that the new version still has is merged: base is the version it comes from,
 * theirs the new one, mine the draft. A flow the new version has no more is kept as it is. A flow that is new there is made when a
 * flow of the family calls it after the merge, and what it calls with it; others are left to the wizard.
 * What must never happen: that a change of the tenant is gone without having been a conflict, or a flow of the tenant is removed.
 */
import {
  type ExpressionLanguage,
  type FlowDocument,
  type MergeConflict,
  type MergeSide,
  mergeDocuments,
  type ThreeDocuments,
} from '@flowbridge/flow';
import { callsOf, leadCalls } from '../package/calls-of.ts';
import { documentOf, type PackageFlow } from '../package/package-content.ts';
import type { Bilingual, Language } from '../shipped-template.ts';
import { type FamilyMember, threeOfMember } from './three-of-member.ts';

export type UpgradeDecisions = {
  /** Sides by flow id and conflict id. */
  choices: ReadonlyMap<string, ReadonlyMap<string, MergeSide>>;
  /** Flows of which one side is taken whole. */
  whole: ReadonlyMap<string, MergeSide>;
  /** What counts for every conflict nobody decided. */
  rest: MergeSide | undefined;
};

export type PlannedFlow = { id: string; key: string } & (
  | {
      kind: 'merged';
      three: ThreeDocuments;
      conflicts: MergeConflict[];
      /** Conflicts nobody has decided. */
      open: MergeConflict[];
      /** Undefined when what was chosen does not fit together. */
      document: FlowDocument | undefined;
    }
  | { kind: 'kept' }
);

export type MadeFlow = {
  id: string;
  key: string;
  names: Bilingual;
  language: Language;
  document: FlowDocument;
};

export type UpgradePlan = { flows: PlannedFlow[]; made: MadeFlow[] };

type Family = { members: readonly FamilyMember[]; theirs: readonly PackageFlow[] };

/** `newId`: of flows that are made, by their key in the template. */
export function planUpgrade(
  { members, theirs }: Family,
  decisions: UpgradeDecisions,
  { language, newId }: { language: ExpressionLanguage; newId: (key: string) => string },
): UpgradePlan {
  const languages = new Map<string, Language>();
  const merged = members.map((member): PlannedFlow => {
    const { id, key } = member;
    const documents = threeOfMember(member, members, theirs);
    if (documents === undefined) return { id, key, kind: 'kept' };
    languages.set(id, documents.language);
    return { id, key, ...mergeMember(id, documents.three, decisions, language) };
  });
  const made = makeCalled(merged, { theirs, languages, newId });
  const ids = new Map(made.map(({ id, key }) => [key, id]));
  const lead = (document: FlowDocument) => leadCalls(document, (key) => ids.get(key));
  if (ids.size === 0) return { flows: merged, made };
  return {
    flows: merged.map((flow) =>
      flow.kind === 'kept' || flow.document === undefined ? flow : { ...flow, document: lead(flow.document) },
    ),
    made: made.map((flow) => ({ ...flow, document: lead(flow.document) })),
  };
}

function mergeMember(
  id: string,
  three: ThreeDocuments,
  { choices, whole, rest }: UpgradeDecisions,
  language: ExpressionLanguage,
) {
  const side = whole.get(id);
  const found = mergeDocuments(three, language).conflicts;
  if (side !== undefined) {
    return { kind: 'merged' as const, three, conflicts: found, open: [], document: three[side] };
  }
  const chosen = new Map(choices.get(id));
  // A decision can bring up another conflict (steps inside what was kept): asked until none is new.
  for (let round = 0; rest !== undefined && round < MOST_ROUNDS; round++) {
    const { conflicts } = mergeDocuments(three, language, chosen);
    const undecided = conflicts.filter((each) => !chosen.has(each.id));
    if (undecided.length === 0) break;
    for (const each of undecided) chosen.set(each.id, rest);
  }
  const { document, conflicts } = mergeDocuments(three, language, chosen);
  const open = conflicts.filter((each) => !chosen.has(each.id));
  return { kind: 'merged' as const, three, conflicts, open, document };
}

/** Each round decides all that the round before brought up; nesting is at most this deep. */
const MOST_ROUNDS = 20;

type Making = {
  theirs: readonly PackageFlow[];
  languages: ReadonlyMap<string, Language>;
  newId: (key: string) => string;
};

/** A call that still names a flow by its key leads to one the family has not got. */
function makeCalled(flows: readonly PlannedFlow[], { theirs, languages, newId }: Making): MadeFlow[] {
  const made = new Map<string, MadeFlow>();
  const open = flows.flatMap((flow) =>
    flow.kind === 'merged' && flow.document !== undefined
      ? [{ document: flow.document, language: languages.get(flow.id) ?? 'en' }]
      : [],
  );
  const ids = new Map(flows.map(({ key, id }) => [key, id]));
  for (let caller = open.shift(); caller; caller = open.shift()) {
    const { document, language } = caller;
    for (const { config } of callsOf(document)) {
      const flow = theirs.find(({ key }) => key === config.flow);
      if (flow === undefined || made.has(flow.key)) continue;
      const own = leadCalls(documentOf(flow, language), (key) => ids.get(key));
      const { key, names } = flow;
      made.set(key, { id: newId(key), key, names, language, document: own });
      open.push({ document: own, language });
    }
  }
  return [...made.values()];
}
