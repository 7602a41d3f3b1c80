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
  packageContentSchema,
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

// Upgrades: a family of flows brought to a new version of its template

export { type CallingFlow, groupFamilies } from './upgrade/group-families.ts';
export {
  type MadeFlow,
  type PlannedFlow,
  planUpgrade,
  type UpgradeDecisions,
  type UpgradePlan,
} from './upgrade/plan-upgrade.ts';
export { type FamilyMember, type MemberDocuments, threeOfMember } from './upgrade/three-of-member.ts';
