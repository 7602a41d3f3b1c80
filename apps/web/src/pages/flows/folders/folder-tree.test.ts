import { expect, test } from 'vitest';
import { type Folder, folderTree, possibleParents } from './folder-tree.ts';

const folder = (id: string, parentId: string | null, flows = 0): Folder => ({
  id,
  parentId,
  name: id,
  path: id,
  flows,
});
const folders = [
  folder('sales', null, 1),
  folder('orders', 'sales', 2),
  folder('old', 'orders', 4),
  folder('hr', null),
];

test('a folder counts the flows of all folders in it', () => {
  const [sales, hr] = folderTree(folders);
  expect([sales?.total, sales?.children[0]?.total, hr?.total]).toEqual([7, 6, 0]);
});

test('a folder may go everywhere but into itself and what lies in it', () => {
  expect(possibleParents(folders, 'orders').map(({ id }) => id)).toEqual(['sales', 'hr']);
  expect(possibleParents(folders, 'sales').map(({ id }) => id)).toEqual(['hr']);
});
