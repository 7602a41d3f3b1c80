/** A flow and its template as three documents of one world: calls of the template's flows lead to the family's. */
import { emptyDocument, type FlowDocument, type ThreeDocuments } from '@flowbridge/flow';
import { callsOf, leadCalls } from '../package/calls-of.ts';
import { documentOf, type PackageFlow } from '../package/package-content.ts';
import type { Language } from '../shipped-template.ts';
import { nearestLanguage } from './nearest-language.ts';

export type FamilyMember = {
  id: string;
  /** Which flow of the template it was made from. */
  key: string;
  /** The draft. */
  mine: FlowDocument;
  /** As the template had it in the version the flow comes from; undefined when that cannot be read any more. */
  base: PackageFlow | undefined;
};

export type MemberDocuments = {
  language: Language;
  three: ThreeDocuments;
  /** The flow in the versions that are compared, as they were drawn. */
  drawings: PackageFlow[];
};

/**
 * Undefined when the new version has no such flow. Without a base, what differs is a matter to decide: then the base is empty, and
 * everything both have differently is a conflict, while what only one has stays.
 */
export function threeOfMember(
  member: FamilyMember,
  family: readonly FamilyMember[],
  theirs: readonly PackageFlow[],
): MemberDocuments | undefined {
  const theirFlow = theirs.find(({ key }) => key === member.key);
  if (theirFlow === undefined) return undefined;
  const language = nearestLanguage(member.base ?? theirFlow, member.mine);
  const lead = (flow: PackageFlow) => leadCalls(documentOf(flow, language), calleesOf(member, family));
  return {
    language,
    drawings: member.base === undefined ? [theirFlow] : [member.base, theirFlow],
    three: {
      base: member.base === undefined ? emptyDocument() : lead(member.base),
      mine: member.mine,
      theirs: lead(theirFlow),
    },
  };
}

/** Two flows of a family may have one key, when families were woven together: each is led to the one it calls. */
function calleesOf(member: FamilyMember, family: readonly FamilyMember[]) {
  const called = new Set(callsOf(member.mine).map(({ config }) => config.flow));
  return (key: string): string | undefined => {
    const named = family.filter((each) => each.key === key && each.id !== member.id);
    return (named.find(({ id }) => called.has(id)) ?? named[0])?.id;
  };
}
