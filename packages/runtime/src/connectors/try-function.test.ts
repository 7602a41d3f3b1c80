import { newFunctionDraft, readFunction } from '@flowbridge/connector-sdk/custom';
import { afterAll, expect, test } from 'vitest';
import { openCodePool } from '../code/code-pool.ts';
import { createCodeRunner } from '../code/code-runner.ts';
import { tryFunction } from './try-function.ts';

const pool = openCodePool({ threads: 1 });
const code = createCodeRunner(pool, { cpuMs: 300 });
afterAll(() => pool.close());

const given = (price: number, expected = '') => ({
  name: `price ${price}`,
  input: JSON.stringify({ price, quantity: 2 }),
  expected,
});

async function results(source: string, cases: ReturnType<typeof given>[]) {
  const read = readFunction({ ...newFunctionDraft('Total'), source, cases });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return tryFunction(read.content, code);
}

test('each case is judged by itself: passed, different, broken at its line, endless', async () => {
  const source = [
    'function main({ price, quantity }, { log }) {',
    '  log("price", price);',
    '  if (price === 3) throw new Error("no price");',
    '  if (price === 4) for (;;);',
    '  return { total: price * quantity };',
    '}',
  ].join('\n');
  const cases = [given(1, '{"total":2}'), given(2, '{"total":5}'), given(3), given(4), given(5)];
  expect(await results(source, cases)).toMatchObject([
    { name: 'price 1', state: 'passed', output: { total: 2 }, log: ['price 1'] },
    { name: 'price 2', state: 'differs', output: { total: 4 } },
    { state: 'failed', line: 3, message: { en: expect.stringContaining('no price') }, log: ['price 3'] },
    { state: 'failed', message: { en: expect.stringContaining('longer than 0.3 s') } },
    { state: 'passed', output: { total: 10 } },
  ]);
});

test('an output that is not as declared fails also where nothing was expected', async () => {
  expect(await results('function main() { return 7 }', [given(1)])).toMatchObject([
    { state: 'failed', output: 7, message: { en: 'output: Must be an object.', zh: 'output：必须是对象。' } },
  ]);
});
