/**
 * A setup: the wizard at work on a template, or on a clone. It begins when something was decided or made in it, a clone's when its
 * flows are copied, and ends by publishing its flows or by discarding what it has made. Until then its flows are listed with it and
 * nowhere else.
 */
import { z } from 'zod';
import { flowName } from './flows.ts';
import { idInput } from './paging.ts';

export const setupSteps = ['connections', 'parameters', 'mapping', 'try', 'publish'] as const;
export type SetupStep = (typeof setupSteps)[number];
const step = z.enum(setupSteps);

const place = z.string().max(80);
const connections = z.record(place, idInput);

/** What was chosen while no flow is made. */
export const setupChoices = z.strictObject({
  /** Connection by connector. */
  connections,
  /** By flow of the template: by connector, or by step or trigger id. */
  different: z.record(z.string().max(60), connections),
  /** What the fields hold, as typed. */
  parameters: z.record(
    z.string().max(130),
    z.union([z.string().max(100_000), z.number(), z.boolean(), z.null()]),
  ),
});
export type SetupChoices = z.infer<typeof setupChoices>;

export const beginSetupInput = z.strictObject({
  templateId: idInput,
  version: z.int().min(1).max(1_000_000),
  name: flowName,
  step,
  choices: setupChoices,
  /** A connection that was made on the way. */
  connectionId: idInput.optional(),
});
export type BeginSetupInput = z.infer<typeof beginSetupInput>;

export const keepSetupInput = z.strictObject({
  id: idInput,
  step: step.optional(),
  choices: setupChoices.optional(),
  /** One more connection that was made on the way. */
  connectionId: idInput.optional(),
});
export type KeepSetupInput = z.infer<typeof keepSetupInput>;

export const discardSetupInput = z.strictObject({
  id: idInput,
  /** Of the connections made on the way: those that go too. */
  connectionIds: z.array(idInput).max(100),
  /** Of the datasets only its flows use: those that go with their records. */
  datasets: z.array(z.string().max(60)).max(100),
});
export type DiscardSetupInput = z.infer<typeof discardSetupInput>;

export type SetupItem = {
  id: string;
  /** Null for a clone. */
  templateId: string | null;
  name: string;
  step: SetupStep;
  /** Null while no flow is made. */
  rootFlowId: string | null;
  flows: { id: string; name: string }[];
  begunBy: { id: string; name: string } | null;
  createdAt: string;
  updatedAt: string;
};

export type SetupDetail = SetupItem & {
  templateVersion: number | null;
  /** Null once its flows are made: they hold what was chosen. */
  choices: SetupChoices | null;
};

/** What a setup has made. Its flows go when it is discarded, the rest only where that is wanted and nothing else uses it. */
export type SetupRemains = {
  flows: { id: string; name: string }[];
  connections: { id: string; name: string; usedBy: { id: string; name: string }[] }[];
  datasets: { name: string; records: number; usedBy: { id: string; name: string }[] }[];
};
