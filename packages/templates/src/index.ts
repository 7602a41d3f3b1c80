export type { Bilingual, Language, ShippedTemplate, TemplateFlow } from './shipped-template.ts';
export { shippedTemplates } from './shipped-templates.ts';

// Packages: what a template version is, from and to the outside

export { type BuildContent, buildContent, type FlowToPack } from './package/build-content.ts';
export { callsOf, findCircle, leadCalls } from './package/calls-of.ts';
export { circleProblem } from './package/check-calls.ts';
export { connectorsOf } from './package/connectors-of.ts';
export { findText } from './package/find-text.ts';
export { canonicalJson, hashContent } from './package/hash-content.ts';
export {
  documentOf,
  documentsOf,
  type PackageConnector,
  type PackageContent,
  type PackageFlow,
  type PackageVariable,
  packageConnector,
  packageContentSchema,
  packageVariable,
} from './package/package-content.ts';
export {
  PACKAGE_FORMAT,
  type PackageFile,
  type PackageOrigin,
  packageFileSchema,
  packageOrigin,
  type ReadPackage,
  readPackageFile,
  writePackageFile,
} from './package/package-file.ts';
export { MAX_CHANGELOG, MAX_DESCRIPTION, MAX_NAME, MAX_TAG, MAX_TAGS } from './package/package-limits.ts';
export {
  type PackageProblem,
  type PackageProblemCode,
  packageProblemCodes,
} from './package/package-problem.ts';
export { type ReadContent, readContent } from './package/read-content.ts';

// What else than flows travels, kind by kind

export { type ConnectorPart, manifestOf, partOfManifest } from './parts/connector.ts';
export type { FunctionPart } from './parts/function.ts';
export { type LookupTablePart, lookupTablePart, MOST_TABLE_ROWS } from './parts/lookup-table.ts';
export type { PartDifference, PartHead, PartKind, PartPlace } from './parts/part-kind.ts';
export {
  hashPart,
  type PackagePart,
  type PartKindName,
  type PartOf,
  partKind,
  partKindNames,
  partKinds,
} from './parts/part-kinds.ts';

// Taking a package into a tenant that has some of it

export {
  type CopyItem,
  type ItemChoice,
  type ItemKind,
  type ItemOrigin,
  type ItemState,
  itemChoices,
  possibleChoices,
} from './copy/copy-item.ts';
export type { TakenKeys } from './copy/free-keys.ts';
export { hashFlow } from './copy/lead-flow.ts';
export { type Home, keyAtHome, planCopy } from './copy/plan-copy.ts';
export {
  type Decided,
  hashWords,
  type ItemOutcome,
  type ResolvedCopy,
  resolveCopy,
} from './copy/resolve-copy.ts';
// Upgrades: a family of flows brought to a new version of its template

export { type CallingFlow, groupFamilies } from './upgrade/group-families.ts';
export { alikeDrawings, nearestLanguage, wordsOfBoth } from './upgrade/nearest-language.ts';
export {
  type MadeFlow,
  type PlannedFlow,
  planUpgrade,
  type UpgradeDecisions,
  type UpgradePlan,
} from './upgrade/plan-upgrade.ts';
export { type FamilyMember, type MemberDocuments, threeOfMember } from './upgrade/three-of-member.ts';
