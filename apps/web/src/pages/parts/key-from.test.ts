import { expect, test } from 'vitest';
import { keyFrom } from './key-from.ts';

test.each([
  ['connector', 'Acme MES 2', 'x-acme-mes-2'],
  ['connector', '黑湖', 'x-'],
  ['function', 'Line total (net)', 'lineTotalNet'],
  ['function', '3-way match', 'wayMatch'],
  ['function', '合计', ''],
] as const)('a %s called “%s” is proposed the key “%s”', (kind, name, key) => {
  expect(keyFrom(kind, name)).toBe(key);
});
