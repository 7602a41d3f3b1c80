import { expect, test } from 'vitest';
import { table } from './table.ts';

test('columns stand below each other, Chinese and Latin text alike, numbers to the right', () => {
  const columns = [{ title: 'flow' }, { title: 'steps', align: 'right' as const }];
  expect(
    table(columns, [
      ['采购申请', 12],
      ['Orders', 3],
    ]),
  ).toBe(['flow      steps', '采购申请     12', 'Orders        3'].join('\n'));
});

test('what a name could do to a terminal is left out, and a name of several lines is one cell', () => {
  expect(table([{ title: 'name' }], [['a\u001b[2Jb\r\nc\u202ed']])).toBe('name\na[2Jb cd');
});
