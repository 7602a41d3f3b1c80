/** The flow document: schema, tree, edit commands with inverses, validation, picker data. Contents. */

// Document: schema, reading it from outside, making parts of it

export {
  type CallerAuth,
  type CallerAuthKind,
  callerAuth,
  type SignatureAuth,
  type TokenAuth,
} from './document/caller-auth.ts';
export { checkIntegrity } from './document/check-integrity.ts';
export { checkJsonShape, type ShapeFault } from './document/check-json-shape.ts';
export {
  type Comparison,
  type ConditionRow,
  comparison,
  conditionRow,
  type Test,
  test as testSchema,
} from './document/condition.ts';
export { describeIssue } from './document/describe-issue.ts';
export {
  CURRENT_SCHEMA_VERSION,
  type FlowDocument,
  type FlowSettings,
  flowDocumentSchema,
  flowSettingsSchema,
  laneNames,
  type Note,
  noteSchema,
  type Parameter,
  parameterSchema,
} from './document/document.ts';
export { emptyDocument } from './document/empty-document.ts';
export { flowDocumentJsonSchema } from './document/flow-document-json-schema.ts';
export { generateId, generateStepId, generateTriggerId } from './document/generate-id.ts';
export {
  key as keySchema,
  type LaneId,
  laneId,
  laneOf,
  parseLaneId,
  ROOT_LANE,
  type StepId,
  stepId,
  type TriggerId,
  triggerId,
} from './document/ids.ts';
export { MAX_DEPTH, MAX_STEPS } from './document/limits.ts';
export { type MappingRow, type MappingRule, mappingRow } from './document/mapping.ts';
export { type NewStepFields, newStep } from './document/new-step.ts';
export { parameterValues } from './document/parameter-values.ts';
export { type ParsedDocument, parseFlowDocument } from './document/parse-flow-document.ts';
export { shapeProblem } from './document/shape-problem.ts';
export {
  type AggregateFunction,
  aggregateFunction,
  type Branch,
  type ConfigOf,
  type Duration,
  type RetryPolicy,
  retryPolicy,
  type Step,
  type StepKind,
  type StepOf,
  type SwitchCase,
  stepSchema,
  switchCase,
  type TimeUnit,
  timeUnit,
  type UnknownPolicy,
  type VariableType,
} from './document/step.ts';
export {
  pollConfig,
  scheduleConfig,
  type Trigger,
  type TriggerKind,
  type TriggerOf,
  triggerSchema,
} from './document/trigger.ts';
export {
  type JsonValue,
  jsonValue,
  type Template,
  template,
  type ValueSchema,
  type ValueType,
  valueSchema,
  valueType,
} from './document/values.ts';

// Problems

export { type FieldPath, fromPointer, toPointer } from './problem/field-path.ts';
export type { Bilingual, Problem, TextSpan } from './problem/problem.ts';
export {
  commandProblemCodes,
  documentProblemCodes,
  type ProblemCode,
  ruleProblemCodes,
} from './problem/problem-codes.ts';
export { joinPath, nameOf } from './problem/readable-path.ts';

// Tree: finding steps, walking, what a step sees

export { leadActions } from './references/lead-actions.ts';
export { activeSteps } from './tree/active-steps.ts';
export { type Ancestor, ancestors, ancestorsOfLane, depthOfLane } from './tree/ancestors.ts';
export { isLoop } from './tree/is-loop.ts';
export { lanesOf, stepByKey, stepOf, stepsByKey, stepsInLane, triggerOf } from './tree/lookup.ts';
export { outerLoops } from './tree/outer-loops.ts';
export { type Parent, parentOf } from './tree/place-index.ts';
export { type StepBefore, stepsBefore } from './tree/steps-before.ts';
export { heightOf, subtree, topmost } from './tree/subtree.ts';
export { freeKey, uniqueKey } from './tree/unique-key.ts';
export { type UsedAction, usedActions } from './tree/used-actions.ts';
export { type Viewpoint, type Visibility, visibilityOf } from './tree/visibility.ts';
export { type Visited, walkLane, walkSteps } from './tree/walk-steps.ts';

// Commands: every edit, with its inverse

export { applyCommand } from './commands/apply-command.ts';
export { type Command, type CommandOf, type CommandType, commandSchema } from './commands/command.ts';
export { prepareDuplicate } from './commands/duplicate-steps.ts';
export {
  type DroppedInput,
  type KeptInputs,
  leadCallElsewhere,
} from './commands/lead-call-elsewhere.ts';
export { prepareReplace } from './commands/prepare-replace.ts';
export type { CommandResult } from './commands/result.ts';

// Diff: what differs between two versions, and both as one drawing

export { inOtherWords, type OtherWord, otherWords } from './diff/describing-texts.ts';
export { countChanges, type DocumentDiff, diffDocuments } from './diff/diff-documents.ts';
export { diffFields } from './diff/diff-fields.ts';
export { drawBoth } from './diff/draw-both.ts';
export type { ChangePath, ElementPart, FieldChange } from './diff/field-change.ts';
export { type Move, type PartChange, type PartDiff, partOf, type Spot } from './diff/part-diff.ts';
export { sameValue } from './diff/same-value.ts';

// Merge: what two people made of one document, put together

export type { MergeConflict, MergeSide } from './merge/merge-conflict.ts';
export { type Merge, mergeDocuments } from './merge/merge-documents.ts';
export type { ThreeDocuments } from './merge/three.ts';

// Fragments: copy and paste

export { copyFragment } from './fragment/copy-fragment.ts';
export { asDocument, checkFragment, type Fragment, fragmentSchema } from './fragment/fragment.ts';
export { type OutsideStep, outsideSteps } from './fragment/outside-steps.ts';
export { type ParsedFragment, parseFragment } from './fragment/parse-fragment.ts';
export { pasteFragment } from './fragment/paste-fragment.ts';

// References in templates

// Connectors and other flows as this package sees them
export type { CallableFlow, CallableFlows } from './catalog/callable-flows.ts';
export { callableOf } from './catalog/callable-of.ts';
export type {
  Bindings,
  CatalogAction,
  CatalogConnector,
  CatalogEvent,
  CatalogInput,
  ConnectorCatalog,
} from './catalog/connector-catalog.ts';
export type { TenantNames } from './catalog/tenant-names.ts';
export {
  type Analysis,
  analyze,
  type Diagnostic,
  type ExpressionLanguage,
  type KeyedRoot,
  type Reference,
  type ReferenceChange,
} from './references/expression-language.ts';
export { findUsages, type Usage, usagesOfSteps } from './references/find-usages.ts';
export { leadLookups, lookupTablesIn } from './references/lookup-names.ts';
export { type LostField, lostFields, rebindFields } from './references/lost-fields.ts';
export { type LostPlace, type LostReference, lostReferences } from './references/lost-references.ts';
export { type RebindCandidate, rebindCandidates } from './references/rebind-candidates.ts';
export type { TemplatePlace } from './references/template-place.ts';
export { stepTemplates, triggerTemplates } from './references/template-places.ts';
export {
  settingsTemplateTexts,
  stepTemplateTexts,
  type TemplateText,
  triggerTemplateTexts,
} from './references/template-texts.ts';
export { tenantVariablesIn } from './references/tenant-variables-in.ts';

// Validation

export { isAddressRange } from './validation/address-range.ts';
export { type MappingPathPart, mappingPathParts } from './validation/mapping-path.ts';
export { looksSecret, parameterFault } from './validation/parameter-fault.ts';
export { type ValidationOptions, validateDocument, validateInParts } from './validation/validate-document.ts';

// Schemas of values: outputs and the data picker

export { addedFields, addFromSample } from './schema/added-fields.ts';
export { checkValue, type ValueDifference } from './schema/check-value.ts';
export { extendSchema } from './schema/extend-schema.ts';
export { inferSchema } from './schema/infer-schema.ts';
export { isOfType } from './schema/is-of-type.ts';
export { mergeSchemas } from './schema/merge-schemas.ts';
export { openInputOf } from './schema/open-input.ts';
export { outputSchemaOf } from './schema/output-schema-of.ts';
export { pollRecordSchema } from './schema/poll-schema.ts';
export { sampleOf } from './schema/sample-of.ts';
export { schemaAt } from './schema/schema-at.ts';
export {
  type ScopeEntry,
  type ScopeView,
  schemaOfTemplate,
  scopeAt,
  scopeAtSettings,
  scopeAtTrigger,
} from './schema/scope-at.ts';
export { type PathPart, pathParts, simplePath } from './schema/simple-path.ts';
export { tenantEntries } from './schema/tenant-entries.ts';

// Builder: flows as stories, for templates and tests

export { aFlow, FlowBuilder } from './builder/a-flow.ts';
export type { RowInput } from './builder/data-steps.ts';
export { type BranchInput, type CaseInput, type Fill, LaneBuilder } from './builder/lane-builder.ts';
export { readablePath } from './problem/readable-path.ts';
