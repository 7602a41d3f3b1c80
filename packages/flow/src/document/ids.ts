/** Identity of things inside a flow document. Ids are opaque and short; a `key` is the name people and expressions use. */
import { z } from 'zod';

/** Names every object has from its prototype (`constructor`, `toString` …) would be found where nothing was put. */
const notInherited = (name: string) => !(name in Object.prototype);
const inheritedName = { error: 'reserved name' };

const id = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9_-]+$/)
  .refine(notInherited, inheritedName);

export const stepId = id.brand<'StepId'>();
export type StepId = z.infer<typeof stepId>;

export const triggerId = id.brand<'TriggerId'>();
export type TriggerId = z.infer<typeof triggerId>;

/** `root`, or `<step id>/<lane name>`: the address of an ordered list of steps. */
export const laneId = z
  .string()
  .max(90)
  .regex(/^(root|[A-Za-z0-9_-]+\/[A-Za-z0-9_-]+(:[A-Za-z0-9_-]+)?)$/)
  .brand<'LaneId'>();
export type LaneId = z.infer<typeof laneId>;

export const ROOT_LANE = laneId.parse('root');

/** The lane `name` of container step `step`; switch cases are named `case:<case id>`, parallel branches `branch:<branch id>`. */
export function laneOf(step: StepId, name: string): LaneId {
  return `${step}/${name}` as LaneId;
}

/** Splits a lane id into its container and lane name; the root lane has no container. */
export function parseLaneId(lane: LaneId): { container: StepId; name: string } | undefined {
  const slash = lane.indexOf('/');
  return slash < 0 ? undefined : { container: lane.slice(0, slash) as StepId, name: lane.slice(slash + 1) };
}

/**
 * A step's, trigger's, variable's or parameter's name in expressions: a letter (ASCII, Chinese or any other script), then
 * letters, digits or underscores. At most 60 characters.
 */
export const key = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u)
  .refine(notInherited, inheritedName);
