import { expect, test } from 'vitest';
import { flowListInput, readFlowFilters, writeFlowFilters } from './flow-filters.ts';

const read = (query: string) => readFlowFilters(new URLSearchParams(query));

test('filters survive the address', () => {
  const query = 'folder=f1&search=crm&state=trouble&connector=sap-b1&trigger=poll&tag=a&tag=b&sort=name';
  expect(writeFlowFilters(read(query)).toString()).toBe(query);
  expect(flowListInput(read(query))).toEqual({
    folderId: 'f1',
    search: 'crm',
    inTrouble: true,
    connector: 'sap-b1',
    triggerKind: 'poll',
    tags: ['a', 'b'],
    sort: 'name',
  });
});

test('no folder is not the same as any folder', () => {
  expect(flowListInput(read('folder=none'))).toEqual({ folderId: null, sort: 'changed' });
  expect(flowListInput(read(''))).toEqual({ sort: 'changed' });
});

test('what nobody wrote is left out', () => {
  expect(flowListInput(read('state=broken&trigger=moon&sort=mood'))).toEqual({ sort: 'changed' });
});
