// What an expression sees

// Analysing and rewriting
export { analyzeExpression, analyzeTemplate, type TemplateAnalysis } from './analysis/analyze-template.ts';
// Editing
export { type CallAt, callAt } from './analysis/call-at.ts';
export type { TextMode, WrittenPath } from './analysis/caret.ts';
export type { Findings } from './analysis/check-node.ts';
export { closestName } from './analysis/closest-name.ts';
export { type CompletionItem, type CompletionRequest, complete, rootWords } from './analysis/complete.ts';
export { type NamedAt, namedAt } from './analysis/named-at.ts';
export type { Diagnostic, DiagnosticCode, LookupCall, Reference } from './analysis/reference.ts';
export { type ReferenceRename, renameInExpression, renameReference } from './analysis/rename-reference.ts';
export { type ScopeShape, shapeAt, type ValueShape } from './analysis/value-shape.ts';
export type { Bilingual, Language } from './bilingual.ts';
// Compiling and evaluating
export { compileNamedTexts, type NamedText, type NamedTexts } from './compile/compile-named-texts.ts';
export { type CompiledTemplate, compileExpression, compileTemplate } from './compile/compile-template.ts';
// Errors
export {
  ExpressionError,
  type ExpressionErrorCode,
  type ExpressionErrorDetails,
} from './expression-error.ts';
// Functions
export type { Example, FunctionCategory } from './functions/function-spec.ts';
export { type FunctionDoc, functionLibrary } from './functions/library.ts';
export { lookupTableUnknown } from './functions/lookup-table-unknown.ts';
export { describeSignature, describeType, type SignatureWords } from './functions/type-words.ts';
// JSON without loss
export { JsonError, type JsonErrorCode, type JsonErrorDetails } from './json/json-error.ts';
export { queryPointer } from './json/json-pointer.ts';
export { maximumJsonDepth, parseJson } from './json/parse-json.ts';
export { stringifyJson } from './json/stringify-json.ts';
export { evaluationLimits } from './limits.ts';
// Patterns of users
export { guardedRegExp, UnsafeRegExp } from './regex/guarded-regexp.ts';
export { type PatternFault, patternFault } from './regex/pattern-fault.ts';
export type {
  EvaluationEnvironment,
  KeyedRootName,
  LoopScope,
  MaybePromise,
  RootName,
  Scope,
} from './scope.ts';
export { emptyScope, rootNames } from './scope.ts';
export { quoteName } from './syntax/quote-name.ts';
export { holdsExpression, type Segment } from './syntax/split-template.ts';
// Dates as systems write them
export { readMoment } from './time/read-moment.ts';
export { writeText } from './write-text.ts';
