import { StepFailureError } from '@flowbridge/engine';
import { afterAll, expect, test } from 'vitest';
import { openCodePool } from './code-pool.ts';
import { createCodeRunner } from './code-runner.ts';

const pool = openCodePool({ threads: 2 });
const runner = createCodeRunner(pool, { cpuMs: 1_000, wallMs: 5_000 });
afterAll(() => pool.close());

const never = new AbortController().signal;
const run = async (code: string, input: Record<string, unknown> = {}) =>
  (await runner.run(code, input, { timeoutMs: 10_000 }, never)).output;

const failure = async (code: string, input?: Record<string, unknown>) => {
  const error = await run(code, input).catch((caught: unknown) => caught);
  if (!(error instanceof StepFailureError)) throw new Error(`did not fail: ${JSON.stringify(error)}`);
  return error.failure;
};

test('main gets its input and its result is the output', async () => {
  const code = 'function main({ lines }, { log }) { log("n", lines.length); return { total: lines.length } }';
  expect(await run(code, { lines: [1, 2, 3] })).toEqual({ total: 3 });
});

test('an async main is awaited', async () => {
  expect(await run('async function main(input) { await null; return input.a + 1 }', { a: 1 })).toBe(2);
});

test('big integers go in and out digit for digit', async () => {
  const result = await run('function main({ id }) { return { same: id, next: id + 1n } }', {
    id: 9007199254740993n,
  });
  expect(result).toEqual({ same: 9007199254740993n, next: 9007199254740994n });
});

test('a throw names the line', async () => {
  expect(await failure('function main() {\n  throw new Error("no such item")\n}')).toMatchObject({
    code: 'codeFailed',
    details: { reason: 'threw', text: 'Error: no such item', line: 2 },
  });
});

test('a syntax error, a missing main and an output that is no JSON are told apart', async () => {
  expect(await failure('function main( {')).toMatchObject({ details: { reason: 'notRunnable' } });
  expect(await failure('const x = 1')).toMatchObject({ details: { reason: 'noMain' } });
  expect(await failure('function main() { const a = {}; a.a = a; return a }')).toMatchObject({
    details: { reason: 'notJson' },
  });
});

test('an endless loop ends at the time limit and the next call works', async () => {
  expect(await failure('function main() { for (;;); }')).toMatchObject({ details: { reason: 'timedOut' } });
  expect(await run('function main() { return 1 }')).toBe(1);
});

const endlessPromises = 'function main() { const f = () => Promise.resolve().then(f); return f() }';

test('endless promises end at the time limit', async () => {
  // Short: left alone they would fill the memory first.
  const strict = createCodeRunner(pool, { cpuMs: 100, wallMs: 5_000 });
  await expect(strict.run(endlessPromises, {}, { timeoutMs: 10_000 }, never)).rejects.toMatchObject({
    failure: { details: { reason: 'timedOut' } },
  });
});

test('endless promises that fill the memory first are told as that', { timeout: 60_000 }, async () => {
  const patient = createCodeRunner(pool, { cpuMs: 50_000, wallMs: 50_000 });
  await expect(patient.run(endlessPromises, {}, { timeoutMs: 50_000 }, never)).rejects.toMatchObject({
    failure: { details: { reason: 'outOfMemory' } },
  });
  expect(await run('function main() { return 4 }')).toBe(4);
});

// A busy machine needs seconds to fill it.
test('filling the memory fails the step, not the process', { timeout: 60_000 }, async () => {
  const hungry = 'function main() { const a = []; for (;;) a.push(new Array(10000).fill("x")) }';
  const patient = createCodeRunner(pool, { cpuMs: 50_000, wallMs: 50_000 });
  await expect(patient.run(hungry, {}, { timeoutMs: 50_000 }, never)).rejects.toMatchObject({
    failure: { details: { reason: 'outOfMemory' } },
  });
  expect(await run('function main() { return 2 }')).toBe(2);
});

test('deep recursion fails the step, not the process', async () => {
  expect(await failure('function main() { return (function f() { return f() })() }')).toMatchObject({
    details: { reason: 'threw' },
  });
  expect(await run('function main() { return 3 }')).toBe(3);
});

test('one call sees nothing of another, and nothing of the machine', async () => {
  await run('function main() { globalThis.leak = 1; Array.prototype.evil = 1; return 1 }');
  const seen = await run(
    `function main() { return [typeof leak, typeof [].evil, typeof process, typeof require, typeof fetch, typeof __in] }`,
  );
  expect(seen).toEqual(Array.from({ length: 6 }, () => 'undefined'));
});

test('more calls than threads all get their turn', async () => {
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, n) => run('function main({ n }) { return n * 2 }', { n })),
  );
  expect(results).toEqual(Array.from({ length: 20 }, (_, n) => n * 2));
});

test('a cancelled call ends at once', async () => {
  const controller = new AbortController();
  const slow = createCodeRunner(pool, { cpuMs: 60_000, wallMs: 60_000 });
  const call = slow.run('function main() { for (;;); }', {}, { timeoutMs: 60_000 }, controller.signal);
  setImmediate(() => controller.abort());
  await expect(call).rejects.toMatchObject({ failure: { details: { reason: 'cancelled' } } });
  expect(await run('function main() { return 4 }')).toBe(4);
});

test('a call cancelled when its answer is on its way already leaves no dead thread to the next one', async () => {
  const single = openCodePool({ threads: 1 });
  const { run: call } = createCodeRunner(single);
  const one = (signal: AbortSignal) =>
    call('function main() { return 1 }', {}, { timeoutMs: 10_000 }, signal);
  await one(never);
  const controller = new AbortController();
  const cancelled = one(controller.signal);
  // This thread stands still while the other one answers.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  controller.abort();
  await expect(cancelled).rejects.toThrow(/cancelled/);
  expect(await one(never)).toMatchObject({ output: 1 });
  await single.close();
});
