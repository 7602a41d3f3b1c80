import { expect, test } from 'vitest';
import { createWriteLog, type NewWrite } from './write-log.ts';

const write = (key: string, more: Partial<NewWrite> = {}): NewWrite => ({
  atMs: 0,
  method: 'POST',
  path: '/x',
  key,
  body: '{}',
  status: 201,
  answered: true,
  ...more,
});

test('the same business fact twice is a duplicate; equal bodies have equal hashes', () => {
  const log = createWriteLog();
  for (const each of [write('a'), write('b', { body: '[]' }), write('a', { answered: false })]) log.add(each);
  expect(log.duplicates()).toEqual({ a: 2 });
  const [first, second, third] = log.entries();
  expect(first?.bodyHash).toBe(third?.bodyHash);
  expect(first?.bodyHash).not.toBe(second?.bodyHash);
  expect(third).toMatchObject({ seq: 3, answered: false });
});

test('entries are read on from the last one seen, also after older ones were dropped', () => {
  const log = createWriteLog(4);
  for (const key of ['1', '2', '3', '4', '5', '6']) log.add(write(key));
  expect(log.entries(4).map((each) => each.key)).toEqual(['5', '6']);
  expect(log.entries(0, 1)).toHaveLength(1);
  expect(log.dropped() + log.entries().length).toBe(6);
  log.clear();
  expect([log.entries(), log.dropped()]).toEqual([[], 0]);
});
