/** Large loops: every iteration runs, few records are written. How long they take is for `bench/loops` to say. */
import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { compilePlan } from '../plan/compile-plan.ts';
import type { StepRecord } from '../ports.ts';
import { cancelSource } from '../testing-ports/cancel-source.ts';
import { memoryPorts } from '../testing-ports/memory-ports.ts';
import { executeRun, type RunOutcome } from './execute-run.ts';

type Executed = { outcome: RunOutcome; records: StepRecord[] };

async function execute(flow: ReturnType<typeof aFlow>, body: unknown): Promise<Executed> {
  const plan = compilePlan(flow.build(), { describe: () => undefined });
  const { ports, records } = memoryPorts();
  const start = {
    runId: 'r',
    attempt: 1,
    trigger: { body },
    params: {},
    tenantVars: {},
    run: {},
    timeZone: 'UTC',
  };
  const outcome = await executeRun(plan, { ...start, signal: cancelSource().signal }, ports);
  return { outcome, records };
}

const row = (target: string, path: string) => ({
  target,
  type: 'any' as const,
  source: { kind: 'path' as const, path },
});
const fields = Array.from({ length: 10 }, (_, index) => row(`t${index}`, `f${index}`));
const record = (index: number) => Object.fromEntries(fields.map((_, at) => [`f${at}`, `${index}-${at}`]));
const list = (count: number) => Array.from({ length: count }, (_, index) => record(index));

const mapEach = (count: number) =>
  execute(
    aFlow()
      .manual()
      .initVariable('out', 'array')
      .forEach('each', '{{ trigger.body }}', (body) =>
        body.mapFields('mapped', '{{ loops.each.item }}', fields).appendToArray('out', '{{ steps.mapped }}'),
      ),
    list(count),
  );

test('10,000 iterations with a mapping and an append all run and write few records', async () => {
  const { outcome, records } = await mapEach(10_000);
  expect(outcome).toMatchObject({ state: 'succeeded', counts: { steps: 20_002 } });
  expect(records.length).toBeLessThan(100);
}, 60_000);

test('10,000 × 20 nested iterations all run and write a handful of records', async () => {
  const flow = aFlow()
    .manual()
    .forEach('outer', '{{ trigger.body }}', (outer) =>
      outer
        .initVariable('lines', 'array')
        .forEach('inner', '{{ loops.outer.item.lines }}', (inner) =>
          inner
            .mapFields('mapped', '{{ loops.inner.item }}', fields.slice(0, 5))
            .appendToArray('lines', '{{ steps.mapped }}'),
        ),
    );
  const lines = list(20);
  const body = Array.from({ length: 10_000 }, () => ({ lines }));
  const { outcome, records } = await execute(flow, body);
  expect(outcome.counts.steps).toBe(1 + 10_000 * 2 + 200_000 * 2);
  expect(records.length).toBeLessThan(2_500);
}, 60_000);
