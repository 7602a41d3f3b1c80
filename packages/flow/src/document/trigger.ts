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

/** Asks a system, by a reading action, for the records that changed since the last time. */
export const pollConfig = z.strictObject({
  /** When it asks. */
  schedule: scheduleConfig,
  /** Empty while not chosen yet. */
  connector: z.string().max(80),
  action: z.string().max(80),
  /** The action's input; sees `cursor.from`, `cursor.to`, `cursor.value` and parameters. */
  input: z.record(z.string(), template),
  /** The list of records in the action's answer, which stands as `trigger`: `{{ trigger.body.value }}`. */
  items: template,
  /** What a record is known by; the record stands as `loops.row.item`. */
  key: template,
  watermark: z.strictObject({
    kind: z.enum(['time', 'number', 'text']),
    /** A record's place: when it was changed, its number. The record stands as `loops.row.item`. */
    value: template,
    /** Where the first poll begins. Absent: now, 0, or the empty text. */
    initial: template.optional(),
  }),
  /** time only: how far before the watermark a poll looks again, for records that were committed late. Default 120. */
  overlapSeconds: z.int().min(0).max(604_800).optional(),
  /** True: a run for each record; false: one run for all records of a poll. */
  perRecord: z.boolean(),
  /** New records a poll takes at most; the next one, right after, takes more. Default 1,000. */
  maxRecords: z.int().min(1).max(10_000).optional(),
});

export const triggerSchema = z.discriminatedUnion('kind', [
  /** Started by a person, by REST, or by another flow; `input` is what the form asks. */
  trigger('manual', z.strictObject({ input: valueSchema.optional() })),
  trigger('schedule', scheduleConfig),
  trigger('poll', pollConfig),
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
