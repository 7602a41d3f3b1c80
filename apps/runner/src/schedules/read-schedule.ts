import type { ScheduleRow } from '@flowbridge/db';
import { compileTemplate } from '@flowbridge/expression';
import { scheduleConfig } from '@flowbridge/flow';
import type { SchedulePlan } from './next-fire.ts';

export type ReadSchedule = { plan: SchedulePlan; missedFires: 'skip' | 'once' };

/**
 * A schedule row as a plan: templates resolved with the flow's parameters, zone filled in. Without a first time the
 * fires are counted from the row's own planned fire, or from now. Throws when the row means nothing.
 */
export async function readSchedule(row: ScheduleRow, nowMs: number): Promise<ReadSchedule> {
  const config = scheduleConfig.parse(row.spec.config);
  const zone = config.timeZone ?? row.timeZone;
  const missedFires = config.missedFires ?? 'skip';
  if (config.mode === 'cron') return { missedFires, plan: { mode: 'cron', cron: config.cron, zone } };
  const every = Number(await resolve(config.every, row.spec.parameters, zone));
  if (!Number.isInteger(every) || every < 1)
    throw new Error(`"every" is ${every}, not a whole number from 1`);
  const anchorMs = config.firstAt ? Date.parse(config.firstAt) : (row.nextFireAt?.getTime() ?? nowMs);
  return { missedFires, plan: { mode: 'interval', unit: config.unit, every, anchorMs, zone } };
}

async function resolve(
  count: number | string,
  parameters: Record<string, unknown>,
  timeZone: string,
): Promise<unknown> {
  if (typeof count === 'number') return count;
  const none = Object.create(null);
  const scope = {
    trigger: null,
    steps: none,
    loops: none,
    vars: none,
    params: parameters,
    tenant: { vars: none },
    run: none,
  };
  return compileTemplate(count).evaluate(scope, { now: Date.now, timeZone });
}
