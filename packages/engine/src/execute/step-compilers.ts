/** The one place that knows all step kinds of the engine. A new kind does not compile until it has its compiler here. */
import type { StepKind } from '@flowbridge/flow';
import type { StepCompiler } from '../plan/plan.ts';
import { compileAction } from './action.ts';
import { compileAppendToArray } from './append-to-array.ts';
import { compileAppendToText } from './append-to-text.ts';
import { compileBuildJson } from './build-json.ts';
import { compileCallFlow } from './call-flow.ts';
import { compileCode } from './code.ts';
import { compileCondition } from './condition.ts';
import { compileForEach } from './for-each.ts';
import { compileIncrementVariable } from './increment-variable.ts';
import { compileInitVariable } from './init-variable.ts';
import { compileBreak, compileContinue } from './jump.ts';
import { compileMapFields } from './map-fields.ts';
import { compileParallel } from './parallel.ts';
import { compileParseJson } from './parse-json.ts';
import { compileRespond } from './respond.ts';
import { compileSetVariable } from './set-variable.ts';
import { compileSwitch } from './switch.ts';
import { compileTerminate } from './terminate.ts';
import { compileTry } from './try.ts';
import { compileWait } from './wait.ts';
import { compileWhile } from './while.ts';

export type StepCompilers = { [K in StepKind]: StepCompiler<K> };

export const stepCompilers: StepCompilers = {
  action: compileAction,
  condition: compileCondition,
  switch: compileSwitch,
  forEach: compileForEach,
  while: compileWhile,
  try: compileTry,
  parallel: compileParallel,
  wait: compileWait,
  callFlow: compileCallFlow,
  break: compileBreak,
  continue: compileContinue,
  terminate: compileTerminate,
  respond: compileRespond,
  initVariable: compileInitVariable,
  setVariable: compileSetVariable,
  incrementVariable: compileIncrementVariable,
  appendToArray: compileAppendToArray,
  appendToText: compileAppendToText,
  buildJson: compileBuildJson,
  parseJson: compileParseJson,
  mapFields: compileMapFields,
  code: compileCode,
};

/**
 * Steps whose result, once journalled, is taken instead of acting again. All others are walked again when a run goes on:
 * they give the same, and a respond step finds nobody to answer.
 */
export const actingKinds: ReadonlySet<StepKind> = new Set<StepKind>(['action', 'code', 'wait', 'callFlow']);
