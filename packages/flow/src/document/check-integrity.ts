/**
 * What every document in memory keeps at all times, after parsing and after each command: the lanes form one tree that
 * holds each step exactly once, and ids and keys are unique. Everything else in this package relies on it.
 */
import type { Bilingual, Problem } from '../problem/problem.ts';
import type { DocumentProblemCode } from '../problem/problem-codes.ts';
import { nameOf, readablePath } from '../problem/readable-path.ts';
import { type FlowDocument, laneNames } from './document.ts';
import { type LaneId, laneOf, parseLaneId, ROOT_LANE, type StepId } from './ids.ts';
import { MAX_DEPTH, MAX_STEPS } from './limits.ts';

/** Answers all breaks of integrity; an empty list for a sound document. */
export function checkIntegrity(document: FlowDocument): Problem[] {
  const problems: Problem[] = [];
  const add = (code: DocumentProblemCode, path: PropertyKey[], message: Bilingual, stepId?: StepId) =>
    problems.push({
      code,
      severity: 'error',
      path: readablePath(document, path),
      message,
      ...(stepId === undefined ? {} : { stepId }),
    });

  checkCount(document, add);
  checkIds(document, add);
  checkLaneNames(document, add);
  checkPlaces(document, add);
  if (problems.length === 0) checkReach(document, add);
  return problems;
}

type Add = (code: DocumentProblemCode, path: PropertyKey[], message: Bilingual, stepId?: StepId) => void;

function checkCount(document: FlowDocument, add: Add): void {
  const count = Object.keys(document.steps).length;
  if (count > MAX_STEPS) {
    add('tooManySteps', ['steps'], {
      en: `A flow holds at most ${MAX_STEPS} steps; this one has ${count}.`,
      zh: `一个流程最多 ${MAX_STEPS} 个步骤，当前有 ${count} 个。`,
    });
  }
}

function checkIds(document: FlowDocument, add: Add): void {
  const keys = new Set<string>();
  for (const [id, step] of stepEntries(document)) {
    if (step.id !== id) {
      add('stepIdMismatch', ['steps', id, 'id'], {
        en: `The step is listed as “${id}” but says its id is “${step.id}”.`,
        zh: `步骤登记为“${id}”，但其 id 为“${step.id}”。`,
      });
    }
    if (keys.has(step.key)) {
      add('duplicateKey', ['steps', id, 'key'], duplicate('key', '引用名', step.key), id);
    }
    keys.add(step.key);
    if (step.kind === 'switch') {
      for (const each of repeated(step.config.cases.map((one) => one.id))) {
        add('duplicateCase', ['steps', id, 'config', 'cases'], duplicate('case id', '分支 id', each), id);
      }
    }
    if (step.kind === 'parallel') {
      for (const each of repeated(step.config.branches.map((one) => one.id))) {
        const message = duplicate('branch id', '并行分支 id', each);
        add('duplicateBranch', ['steps', id, 'config', 'branches'], message, id);
      }
    }
  }
  for (const id of repeated(document.triggers.map((trigger) => trigger.id))) {
    add('duplicateId', ['triggers'], duplicate('trigger id', '触发器 id', id));
  }
  for (const key of repeated(document.triggers.map((trigger) => trigger.key))) {
    add('duplicateKey', ['triggers'], duplicate('key', '引用名', key));
  }
  for (const id of repeated(document.notes.map((note) => note.id))) {
    add('duplicateId', ['notes'], duplicate('note id', '便签 id', id));
  }
}

function checkLaneNames(document: FlowDocument, add: Add): void {
  const expected = new Set<string>([ROOT_LANE]);
  for (const [id, step] of stepEntries(document)) {
    for (const name of laneNames(step)) {
      const lane = laneOf(id, name);
      expected.add(lane);
      if (!Object.hasOwn(document.lanes, lane)) {
        const message = { en: `The lane “${lane}” is missing.`, zh: `缺少通道“${lane}”。` };
        add('laneMissing', ['steps', id], message, id);
      }
    }
  }
  if (!Object.hasOwn(document.lanes, ROOT_LANE)) {
    add('laneMissing', ['lanes'], { en: 'The lane “root” is missing.', zh: '缺少主通道“root”。' });
  }
  for (const lane of Object.keys(document.lanes)) {
    if (expected.has(lane)) continue;
    const message = { en: `No step has a lane “${lane}”.`, zh: `没有步骤拥有通道“${lane}”。` };
    add('laneOrphan', ['lanes', lane], message);
  }
}

function checkPlaces(document: FlowDocument, add: Add): void {
  const placed = new Set<StepId>();
  for (const [lane, stepIds] of laneEntries(document)) {
    stepIds.forEach((id, index) => {
      if (!Object.hasOwn(document.steps, id)) {
        const message = { en: `There is no step with id “${id}”.`, zh: `不存在 id 为“${id}”的步骤。` };
        add('laneStepMissing', ['lanes', lane, index], message);
      } else if (placed.has(id)) {
        const name = stepName(document, id);
        const message = { en: `“${name}” stands in more than one place.`, zh: `“${name}”出现在多个位置。` };
        add('stepTwice', ['lanes', lane, index], message, id);
      }
      placed.add(id);
    });
  }
  for (const [id] of stepEntries(document)) {
    if (!placed.has(id)) unreachable(document, id, add);
  }
}

/** Steps whose lanes hold each other stand in a lane each and still hang on nothing: only a walk from the root sees it. */
function checkReach(document: FlowDocument, add: Add): void {
  const reached = new Set<StepId>();
  const open: { lane: LaneId; depth: number }[] = [{ lane: ROOT_LANE, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const stepIds = document.lanes[next.lane] ?? [];
    const first = stepIds[0];
    if (next.depth > MAX_DEPTH && first !== undefined) {
      const message = {
        en: `Steps may be nested ${MAX_DEPTH} deep at most.`,
        zh: `步骤最多嵌套 ${MAX_DEPTH} 层。`,
      };
      add('nestedTooDeep', ['steps', parseLaneId(next.lane)?.container ?? first], message, first);
      return;
    }
    for (const id of stepIds) {
      const step = document.steps[id];
      if (step === undefined) continue;
      reached.add(id);
      for (const name of laneNames(step)) open.push({ lane: laneOf(id, name), depth: next.depth + 1 });
    }
  }
  for (const [id] of stepEntries(document)) {
    if (!reached.has(id)) unreachable(document, id, add);
  }
}

function unreachable(document: FlowDocument, id: StepId, add: Add): void {
  const name = stepName(document, id);
  const message = { en: `“${name}” hangs on no lane of the flow.`, zh: `“${name}”不在流程的任何通道中。` };
  add('stepUnreachable', ['steps', id], message, id);
}

function stepName(document: FlowDocument, id: StepId): string {
  const step = document.steps[id];
  return step === undefined ? id : nameOf(step);
}

function duplicate(what: string, whatZh: string, value: string): Bilingual {
  return { en: `The ${what} “${value}” is used twice.`, zh: `${whatZh}“${value}”重复。` };
}

function repeated(values: string[]): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return [...twice];
}

function stepEntries(document: FlowDocument) {
  return Object.entries(document.steps) as [StepId, FlowDocument['steps'][StepId]][];
}

function laneEntries(document: FlowDocument) {
  return Object.entries(document.lanes) as [LaneId, StepId[]][];
}
