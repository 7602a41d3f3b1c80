import { expect, test } from 'vitest';
import { readRecordsFound, searchRecords } from './records-found.ts';

const found = {
  count: 3,
  columns: ['no', 'name'],
  records: [
    ['A-1', 'Anna'],
    ['A-2', null],
    ['B-1', 'Anna Bo'],
  ],
};

test('a record is found by any of its values, with its number in the whole list', () => {
  expect(searchRecords(found, 'anna').map(({ number }) => number)).toEqual([1, 3]);
  expect(searchRecords(found, ' anna  b-1 ').map(({ number }) => number)).toEqual([3]);
  expect(searchRecords(found, '').map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('what is no list of records, or was cut, is none', () => {
  expect(readRecordsFound(JSON.stringify(found))).toEqual(found);
  expect(readRecordsFound('{"count":3,"items":[1]}')).toBeUndefined();
  expect(readRecordsFound('{"count":3,"col')).toBeUndefined();
  expect(readRecordsFound(null)).toBeUndefined();
});
