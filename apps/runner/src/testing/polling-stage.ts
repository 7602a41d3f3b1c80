/** For tests of polls: a stage with runners, flows on it that poll a system each, and their turns. */
import type { FlowSettings } from '@flowbridge/flow';
import { afterAll, expect, onTestFinished } from 'vitest';
import {
  type PolledSystem,
  type PollingFlow,
  polledSystem,
  pollingFlow,
  type SystemRecord,
} from './polled-system.ts';
import { openStage, type Stage } from './runner-stage.ts';

/** What a busy machine may need for one turn of a poll with its runs. */
const TURN = { timeout: 15_000 };

export type PollingStage = {
  db: Stage['db'];
  /** A flow that polls a system of its own, which has these records. */
  flow(
    records: SystemRecord[],
    config?: Record<string, unknown>,
    settings?: FlowSettings,
  ): Promise<PolledFlow>;
  /** Comes back once no job waits or is at work and no run is on its way. */
  idle(): Promise<void>;
  /** Comes back once nothing is on its way and every poll knows how its runs ended. */
  settled(): Promise<void>;
};

export type PolledFlow = {
  system: PolledSystem;
  /** `turn` asks now and comes back once the poll is settled. */
  flow: PollingFlow & { turn(): Promise<void> };
};

/** Opens a stage for the test file that calls it; the stage closes after the file's last test, a system after its own. */
export async function openPollingStage({ runners }: { runners: number }): Promise<PollingStage> {
  const stage = await openStage();
  afterAll(() => stage.close());
  await Promise.all(Array.from({ length: runners }, () => stage.runner()));
  const idle = () => expect.poll(() => isIdle(stage), TURN).toBe(true);
  const settled = () => expect.poll(() => isSettled(stage), TURN).toBe(true);
  return {
    db: stage.db,
    idle,
    settled,
    async flow(records, config, settings) {
      const system = await polledSystem(records);
      onTestFinished(() => system.close());
      const flow = await pollingFlow(stage, system, config, settings);
      const turn = async () => {
        await flow.fire();
        await settled();
      };
      return { system, flow: { ...flow, turn } };
    },
  };
}

async function isIdle({ db }: Stage): Promise<boolean> {
  const { rows } = await db.pool.query<{ busy: number }>(
    `SELECT (SELECT count(*) FROM flowbridge_queue._private_jobs)::int
          + (SELECT count(*) FROM run WHERE state IN ('queued', 'running'))::int AS busy`,
  );
  return rows[0]?.busy === 0;
}

async function isSettled(stage: Stage): Promise<boolean> {
  if (!(await isIdle(stage))) return false;
  // A run's end is noted first, then its poll is closed.
  const { rows } = await stage.db.pool.query<{ open: number }>(
    `SELECT (SELECT count(*) FROM poll_run WHERE state = 'open')::int
          + (SELECT count(*) FROM poll_cursor WHERE open_since IS NOT NULL)::int AS open`,
  );
  return rows[0]?.open === 0;
}
