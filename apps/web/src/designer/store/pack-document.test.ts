import { aFlow } from '@flowbridge/flow';
import { expect, test } from 'vitest';
import { packDocument, unpackDocument } from './pack-document.ts';

const small = aFlow().manual().buildJson('first', 1).build();
const settled = { ...small, settings: { timeoutMs: 5_000 } };
const larger = aFlow().manual().buildJson('first', 2).buildJson('second', 3).build();

test.each([
  [small, larger],
  [larger, small],
  [settled, small],
  [small, settled],
])('a document packed against another comes back', (document, against) => {
  const packed = JSON.parse(JSON.stringify(packDocument(document, against)));
  expect(unpackDocument(packed, against)).toEqual(document);
});

test('what both say is not kept', () => {
  expect(packDocument(settled, small)).toEqual({
    own: { settings: { timeoutMs: 5_000 } },
    steps: {},
    lanes: {},
  });
});
