import { StepFailureError } from '@flowbridge/engine';
import { expect, onTestFinished, test } from 'vitest';
import { openCodePool } from './code-pool.ts';
import { type CodeReport, createCodeRunner } from './code-runner.ts';

const never = new AbortController().signal;
const ENDLESS = 'function main() { for (;;); }';
const QUICK = 'function main() { return 1 }';

function onePlace(limits: { cpuMs?: number; wallMs?: number } = {}) {
  const pool = openCodePool({ threads: 1 });
  onTestFinished(() => pool.close());
  const runner = createCodeRunner(pool, limits);
  return {
    pool,
    run: async (code: string, timeoutMs = 20_000) => {
      const { output, report } = await runner.run(code, {}, { timeoutMs }, never);
      return { output, report: report as CodeReport };
    },
    fail: async (code: string, timeoutMs = 20_000) => {
      const error = await runner.run(code, {}, { timeoutMs }, never).catch((caught: unknown) => caught);
      if (!(error instanceof StepFailureError)) throw new Error(`did not fail: ${JSON.stringify(error)}`);
      return error.failure;
    },
  };
}

test('code that gets no thread within its step’s time fails, may be retried, and never ran', async () => {
  const { run, fail } = onePlace({ cpuMs: 2_000 });
  await run(QUICK);
  const busy = fail(ENDLESS);
  expect(await fail(QUICK, 150)).toMatchObject({
    code: 'codeFailed',
    retryable: true,
    details: { reason: 'waitedTooLong', limitMs: 150 },
    response: { ranMs: 0 },
  });
  expect(await busy).toMatchObject({ details: { reason: 'timedOut', limitMs: 2_000 } });
});

test('waiting is recorded apart from running, and is not taken from the code’s own limits', async () => {
  const { run, fail } = onePlace({ cpuMs: 400, wallMs: 1_000 });
  await run(QUICK);
  const [, , waited] = await Promise.all([fail(ENDLESS), fail(ENDLESS), run(QUICK)]);
  expect(waited.output).toBe(1);
  expect(waited.report.waitedMs).toBeGreaterThan(700);
  expect(waited.report.ranMs).toBeLessThan(waited.report.waitedMs);
});

test('after waiting, code may run only as long as its step has time left', async () => {
  const { run, fail } = onePlace({ cpuMs: 1_500 });
  await run(QUICK);
  const busy = fail(ENDLESS);
  const failure = await fail(ENDLESS, 2_000);
  await busy;
  // Its step leaves it half a second; the code's own limit is a second more, which a busy machine may be late by.
  expect((failure.response as CodeReport).ranMs).toBeLessThan(1_500);
});

test('code that QuickJS cannot interrupt is ended with its thread, and the next call finds a warm one', async () => {
  const { run, fail } = onePlace({ cpuMs: 1_000 });
  await run(QUICK);
  const search = "'ab'.repeat(8000000).indexOf('ab'.repeat(4000000) + 'c')";
  const failure = await fail(`function main() { return ${search} }`);
  expect(failure).toMatchObject({ details: { reason: 'timedOut', limitMs: 1_000 } });
  expect((failure.response as CodeReport).ranMs).toBeGreaterThan(1_400);
  expect((await run(QUICK)).output).toBe(1);
});

test('a regular expression that explodes ends at the computing limit', async () => {
  const { run, fail } = onePlace({ cpuMs: 1_000 });
  expect(await fail("function main() { return /^(a+)+$/.test('a'.repeat(60) + 'b') }")).toMatchObject({
    details: { reason: 'timedOut' },
  });
  expect((await run(QUICK)).output).toBe(1);
});

test('closing the pool ends what runs and what waits', async () => {
  const { pool, fail } = onePlace();
  const calls = [fail(ENDLESS), fail(QUICK)];
  await pool.close();
  for (const failure of await Promise.all(calls)) expect(failure.details.reason).toBe('cancelled');
});
