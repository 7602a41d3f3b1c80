/** Chooses parts of a document by numbers, each taken modulo what there is to choose. */
import type { FlowDocument } from '../document/document.ts';
import { type LaneId, ROOT_LANE, type StepId, stepId } from '../document/ids.ts';
import { stepsInLane } from '../tree/lookup.ts';

/** Numbers a command is made from. */
export type Seed = { kind: number; a: number; b: number; c: number; id: string };

export function laneFrom(document: FlowDocument, seed: number): LaneId {
  return pick(Object.keys(document.lanes) as LaneId[], seed) ?? ROOT_LANE;
}

export function indexFrom(document: FlowDocument, lane: LaneId, seed: number): number {
  return seed % ((stepsInLane(document, lane)?.length ?? 0) + 1);
}

export function stepFromDocument(document: FlowDocument, seed: number): StepId {
  return pick(Object.keys(document.steps) as StepId[], seed) ?? stepId.parse('none');
}

/** One to four steps from anywhere, perhaps one inside another. */
export function stepsFrom(document: FlowDocument, { a, b, c }: Seed): StepId[] {
  const count = 1 + (b % 4);
  return [...new Set(Array.from({ length: count }, (_, at) => stepFromDocument(document, a + at * (1 + c))))];
}

export function neighboursFrom(document: FlowDocument, { a, b }: Seed): StepId[] {
  const lane = stepsInLane(document, laneFrom(document, a)) ?? [];
  const start = lane.length === 0 ? 0 : b % lane.length;
  return lane.slice(start, start + 3);
}

export function switchFrom(document: FlowDocument, seed: number): StepId {
  const switches = Object.values(document.steps).filter((step) => step.kind === 'switch');
  return pick(switches, seed)?.id ?? stepId.parse('none');
}

export function parallelFrom(document: FlowDocument, seed: number): StepId {
  const parallels = Object.values(document.steps).filter((step) => step.kind === 'parallel');
  return pick(parallels, seed)?.id ?? stepId.parse('none');
}

export function branchFrom(document: FlowDocument, { a, c }: Seed): { stepId: StepId; branchId: StepId } {
  const id = parallelFrom(document, a);
  const step = document.steps[id];
  const found = step?.kind === 'parallel' ? pick(step.config.branches, c) : undefined;
  return { stepId: id, branchId: found?.id ?? stepId.parse('none') };
}

export function caseFrom(document: FlowDocument, { a, c }: Seed): { stepId: StepId; caseId: StepId } {
  const id = switchFrom(document, a);
  const step = document.steps[id];
  const found = step?.kind === 'switch' ? pick(step.config.cases, c) : undefined;
  return { stepId: id, caseId: found?.id ?? stepId.parse('none') };
}

export function pick<T>(from: readonly T[], seed: number): T | undefined {
  return from[seed % Math.max(1, from.length)];
}
