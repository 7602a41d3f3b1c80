import type { ScheduleRow } from '@flowbridge/db';
import { compileTemplate, emptyScope } from '@flowbridge/expression';
import { scheduleConfig } from '@flowbridge/flow';
import { nextFire, type SchedulePlan } from './next-fire.ts';

export type ReadSchedule = { plan: SchedulePlan; missedFires: 'skip' | 'once' };

/** The row itself cannot be read: it will mean nothing the next time, too. */
export class UnplannableSchedule extends Error {
  override readonly name = 'UnplannableSchedule';
  constructor({ flowId, triggerId }: ScheduleRow, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`schedule ${triggerId} of flow ${flowId} means nothing: ${reason}`, { cause });
  }
}

/**
 * A schedule row as a plan: templates resolved with the flow's parameters, zone filled in. Without a first time the
 * fires are counted from the row's anchor, or from now when it has none yet. Throws `UnplannableSchedule` when the row means nothing.
 */
export async function readSchedule(row: ScheduleRow, nowMs: number): Promise<ReadSchedule> {
  try {
    const read = await planOf(row, nowMs);
    // A cron text or a zone that means nothing is only found by asking.
    nextFire(read.plan, nowMs);
    return read;
  } catch (error) {
    throw new UnplannableSchedule(row, error);
  }
}

async function planOf(row: ScheduleRow, nowMs: number): Promise<ReadSchedule> {
  const config = scheduleConfig.parse(row.spec.config);
  const zone = config.timeZone ?? row.timeZone;
  const missedFires = config.missedFires ?? 'skip';
  if (config.mode === 'cron') {
    const cron = String(await resolve(config.cron, row.spec.parameters, zone));
    return { missedFires, plan: { mode: 'cron', cron, zone } };
  }
  const every = Number(await resolve(config.every, row.spec.parameters, zone));
  if (!Number.isInteger(every) || every < 1)
    throw new Error(`"every" is ${every}, not a whole number from 1`);
  const anchorMs = config.firstAt ? Date.parse(config.firstAt) : (row.anchorAt?.getTime() ?? nowMs);
  return { missedFires, plan: { mode: 'interval', unit: config.unit, every, anchorMs, zone } };
}

async function resolve(
  template: number | string,
  parameters: Record<string, unknown>,
  timeZone: string,
): Promise<unknown> {
  if (typeof template === 'number') return template;
  const scope = { ...emptyScope, params: parameters };
  return compileTemplate(template).evaluate(scope, { now: Date.now, timeZone });
}
