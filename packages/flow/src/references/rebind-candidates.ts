import type { FlowDocument } from '../document/document.ts';
import type { Step } from '../document/step.ts';
import type { OutsideStep } from '../fragment/outside-steps.ts';
import { ancestors } from '../tree/ancestors.ts';
import { isLoop } from '../tree/is-loop.ts';
import { stepOf } from '../tree/lookup.ts';
import { visibilityOf } from '../tree/visibility.ts';
import { walkSteps } from '../tree/walk-steps.ts';
import { closestKey } from '../validation/closest-key.ts';
import { viewpointOf } from '../validation/viewpoint-of.ts';
import type { LostReference } from './lost-references.ts';
import { variableNames } from './variable-names.ts';

/** A name a lost one may be bound to. `step` is the step it belongs to, for names of steps. */
export type RebindCandidate = { key: string; step?: Step; likely: boolean };

/**
 * What a lost name can stand for here: only what every place that reads it can see, the likely ones first. `known` is what
 * is known of the step that was left behind: the same title, the same action, nearly the same key make a step likely.
 */
export function rebindCandidates(
  document: FlowDocument,
  lost: LostReference,
  known?: OutsideStep,
): RebindCandidate[] {
  const found = namesFor(document, lost);
  const closest = closestKey(
    lost.key,
    found.map((each) => each.key),
  );
  const rated = found.map(({ key, step }) => ({ key, step, rate: rateOf({ key, step, closest, known }) }));
  rated.sort((left, right) => right.rate - left.rate);
  return rated.map(({ key, step, rate }) => ({
    key,
    likely: rate > 0,
    ...(step === undefined ? {} : { step }),
  }));
}

type Named = { key: string; step: Step | undefined };

function rateOf({
  key,
  step,
  closest,
  known,
}: Named & { closest: string | undefined; known: OutsideStep | undefined }): number {
  const byTitle = known?.title !== undefined && step?.title === known.title ? 4 : 0;
  const action = step?.kind === 'action' ? `${step.config.connector}.${step.config.action}` : undefined;
  const byAction = known?.action !== undefined && action === known.action ? 2 : 0;
  return byTitle + byAction + (key === closest ? 1 : 0);
}

function namesFor(document: FlowDocument, lost: LostReference): Named[] {
  switch (lost.root) {
    case 'steps':
      return everySteps(document)
        .filter((step) => isSeenByAll(document, lost, step))
        .map(named);
    case 'loops':
      return everySteps(document)
        .filter((step) => isLoop(step) && lost.places.every(({ stepId }) => isAround(document, step, stepId)))
        .map(named);
    case 'callbacks':
      return everySteps(document)
        .filter((step) => step.kind === 'wait' && step.config.mode === 'callback')
        .map(named);
    case 'vars':
      return [...variableNames(document)].map((key) => ({ key, step: undefined }));
    case 'params':
      return document.parameters.map(({ key }) => ({ key, step: undefined }));
  }
}

const everySteps = (document: FlowDocument) => [...walkSteps(document)].map(({ step }) => step);
const named = (step: Step): Named => ({ key: step.key, step });

function isSeenByAll(document: FlowDocument, lost: LostReference, target: Step): boolean {
  return lost.places.every((place) => {
    const from = stepOf(document, place.stepId);
    if (from === undefined) return false;
    const visibility = visibilityOf(document, viewpointOf(from, place), target.id);
    return visibility === 'certain' || visibility === 'mayNotRun';
  });
}

const isAround = (document: FlowDocument, loop: Step, stepId: Step['id']) =>
  loop.id === stepId || ancestors(document, stepId).some(({ step }) => step.id === loop.id);
