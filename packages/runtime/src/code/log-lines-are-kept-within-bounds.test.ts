import { afterAll, expect, test } from 'vitest';
import { openCodePool } from './code-pool.ts';
import { type CodeReport, createCodeRunner } from './code-runner.ts';

const pool = openCodePool({ threads: 1 });
const runner = createCodeRunner(pool);
afterAll(() => pool.close());

async function logOf(body: string): Promise<string[] | undefined> {
  const call = runner.run(`function main(input, { log }) { ${body} }`, {}, { timeoutMs: 10_000 }, never);
  const failed = (error: { failure: { response: unknown } }) => ({ report: error.failure.response });
  return ((await call.catch(failed)).report as CodeReport).log;
}

const never = new AbortController().signal;

test('log and console write to one log, values as JSON, warnings marked', async () => {
  expect(
    await logOf(
      `log('found', { n: 1 }); console.log([1, null], 2n); console.warn('late'); console.error(new Error('x').message)`,
    ),
  ).toEqual(['found {"n":1}', '[1,null] 2', 'warn: late', 'error: x']);
});

test('the lines written before a failure are kept with it', async () => {
  expect(await logOf(`console.log('before'); throw new Error('now')`)).toEqual(['before']);
});

test('a flood of lines is cut, and says so', async () => {
  const many = await logOf(`for (let n = 0; n < 5000; n++) console.log(n)`);
  expect(many).toHaveLength(201);
  expect(many?.at(-1)).toBe('…');
  const long = await logOf(`for (let n = 0; n < 200; n++) console.log('x'.repeat(100000))`);
  expect(long?.join('').length).toBeLessThan(35_000);
  expect(long?.at(-1)).toBe('…');
});

test('code that logs nothing has no log', async () => {
  expect(await logOf('return 1')).toBeUndefined();
});
