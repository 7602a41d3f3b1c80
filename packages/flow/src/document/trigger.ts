/** What starts a flow. One schema per kind. */
import { z } from 'zod';
import { httpConfig } from './http-trigger.ts';
import { key, triggerId } from './ids.ts';
import { template, valueSchema } from './values.ts';

const common = {
  id: triggerId,
  key,
  title: z.string().max(200).optional(),
  note: z.string().max(5000).optional(),
};

const trigger = <Kind extends string, Config extends z.ZodType>(kind: Kind, config: Config) =>
  z.strictObject({ ...common, kind: z.literal(kind), config });

/** A count that may be a parameter: a number or a template giving one. */
const count = z.union([z.int().min(1).max(100_000), z.string().max(500)]);

export const scheduleConfig = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('interval'),
    every: count,
    unit: z.enum(['minutes', 'hours', 'days', 'weeks', 'months']),
    /** ISO 8601 with offset; the first fire. Absent: when the flow is enabled. */
    firstAt: z.iso.datetime({ offset: true }).optional(),
    timeZone: z.string().max(60).optional(),
    missedFires: z.enum(['skip', 'once']).optional(),
  }),
  z.strictObject({
    mode: z.literal('cron'),
    /** Five fields (minute hour day month weekday) or six with seconds first. Empty while not chosen yet. */
    cron: z.string().max(200),
    timeZone: z.string().max(60).optional(),
    missedFires: z.enum(['skip', 'once']).optional(),
  }),
]);

export const triggerSchema = z.discriminatedUnion('kind', [
  /** Started by a person, by REST, or by another flow; `input` is what the form asks. */
  trigger('manual', z.strictObject({ input: valueSchema.optional() })),
  trigger('schedule', scheduleConfig),
  trigger('http', httpConfig),
  /** An event a connector receives for us (verified and decrypted by it), e.g. a DingTalk approval callback. */
  trigger(
    'connectorEvent',
    z.strictObject({
      connector: z.string().min(1).max(80),
      event: z.string().min(1).max(80),
      input: z.record(z.string(), template),
    }),
  ),
]);
export type Trigger = z.infer<typeof triggerSchema>;
export type TriggerKind = Trigger['kind'];
export type TriggerOf<K extends TriggerKind> = Extract<Trigger, { kind: K }>;
