import { expect, test } from 'vitest';
import { outlastTheDatabase } from './outlast-the-database.ts';

const failing = (code: string) => Object.assign(new Error(code), { code });

test('what is asked while the server restarts is asked again until it answers', async () => {
  const answers = [failing('ECONNREFUSED'), failing('57P01'), failing('57P03')];
  const asked = async () => {
    const failure = answers.shift();
    if (failure) throw failure;
    return 'the connection';
  };
  expect(await outlastTheDatabase(asked)).toBe('the connection');
  expect(answers).toEqual([]);
});

test('what the server refuses is not asked again, and patience ends with the reason', async () => {
  let asked = 0;
  const refuse = (code: string) => async () => {
    asked += 1;
    throw failing(code);
  };
  await expect(outlastTheDatabase(refuse('42703'))).rejects.toThrow('42703');
  await expect(outlastTheDatabase(refuse('57P01'), { patienceMs: 0 })).rejects.toThrow('57P01');
  expect(asked).toBe(2);
});
