import type { CatalogAction } from '../catalog/connector-catalog.ts';
import type { Test } from '../document/condition.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import { type Step, stepSchema } from '../document/step.ts';
import { openInputOf } from '../schema/open-input.ts';
import { lanesOf, stepOf, stepsInLane } from '../tree/lookup.ts';
import { parentOf } from '../tree/place-index.ts';
import type { Command } from './command.ts';

/** The declared inputs of the old and the new action, where they are known. */
type Actions = { from?: CatalogAction | undefined; to?: CatalogAction | undefined };

/**
 * The command that puts `wanted` in a step's place and keeps what fits: id, key, title, note and run settings; inputs
 * under the same key or name, with the extra fields of an action where the new one takes some; config fields that the new kind takes as they are; the steps inside. Steps of a lane that goes
 * away move to the first lane of the new step, or behind it when it holds none. Undefined for an unknown step.
 */
export function prepareReplace(
  document: FlowDocument,
  stepId: StepId,
  wanted: Step,
  actions: Actions = {},
): Command | undefined {
  const before = stepOf(document, stepId);
  const parent = parentOf(document, stepId);
  if (before === undefined || parent === undefined) return undefined;
  const step = keepingFields(before, wanted, actions);
  const replace: Command = { type: 'replaceStep', stepId, step };
  const lanes = lanesOf(step);
  const homeless = lanesOf(before)
    .filter((lane) => !lanes.includes(lane))
    .flatMap((lane) => stepsInLane(document, lane) ?? []);
  if (homeless.length === 0) return replace;
  const behind = { lane: parent.lane, index: parent.index + 1 };
  const commands: Command[] = [{ type: 'moveSteps', stepIds: homeless, ...behind }, replace];
  if (lanes[0] !== undefined)
    commands.push({ type: 'moveSteps', stepIds: homeless, lane: lanes[0], index: 0 });
  return { type: 'batch', commands };
}

function keepingFields(before: Step, wanted: Step, actions: Actions): Step {
  const { title, note, disabled, retry, timeoutMs, onError, logging, id, key } = before;
  const kept = Object.fromEntries(
    Object.entries({ title, note, disabled, retry, timeoutMs, onError, logging }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const config = keepingConfig(before, wanted, actions);
  return stepSchema.parse({ ...wanted, ...kept, id, key, config });
}

function keepingConfig(before: Step, wanted: Step, actions: Actions): Step['config'] {
  if (wanted.kind === 'action') {
    const input = 'input' in before.config ? before.config.input : {};
    const fieldSet = before.kind === 'action' && isOpen(actions.to) ? before.config.fieldSet : undefined;
    return {
      ...wanted.config,
      input: { ...wanted.config.input, ...fitting(input, actions) },
      ...(fieldSet === undefined ? {} : { fieldSet }),
    };
  }
  const test = testOf(before);
  if (wanted.kind === 'condition') return test ?? wanted.config;
  const old: Record<string, unknown> = { ...before.config, ...(test === undefined ? {} : { test }) };
  const candidates = [old, ...Object.entries(old).map(([field, value]) => ({ [field]: value }))];
  let step: Step = wanted;
  for (const fields of candidates) {
    const tried = stepSchema.safeParse({ ...step, config: { ...step.config, ...fields } });
    if (tried.success && sameLanes(tried.data, step)) step = tried.data;
  }
  return step.config;
}

const isOpen = (action: CatalogAction | undefined) =>
  action !== undefined && openInputOf(action) !== undefined;

/** A condition's test is its config, everybody else's is a field of it. */
function testOf(step: Step): Test | undefined {
  if (step.kind === 'condition') return step.config;
  return 'test' in step.config ? step.config.test : undefined;
}

/** Cases and branches are the new step's own: their ids name lanes. */
const sameLanes = (one: Step, other: Step) => lanesOf(one).join() === lanesOf(other).join();

/** Inputs under the keys the new action has: by the same key, else by the same name in either language. */
function fitting<V>(input: Readonly<Record<string, V>>, { from, to }: Actions): Record<string, V> {
  if (to === undefined) return { ...input };
  return Object.fromEntries(
    to.inputs.flatMap(({ key, names }) => {
      const source = Object.hasOwn(input, key)
        ? key
        : from?.inputs.find((each) => each.names.en === names.en || each.names.zh === names.zh)?.key;
      const value = source === undefined || !Object.hasOwn(input, source) ? undefined : input[source];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
