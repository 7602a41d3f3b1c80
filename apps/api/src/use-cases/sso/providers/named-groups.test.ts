import { expect, test } from 'vitest';
import { groupsOfDepartments, namedGroups } from './named-groups.ts';

test('a department is offered by its name where no other has it, else by its id', () => {
  expect(
    namedGroups([
      { id: 1, name: '碧水', parents: [] },
      { id: 2, name: '管理部', parents: ['碧水', '上海'] },
      { id: 3, name: '管理部', parents: ['碧水', '苏州'] },
    ]),
  ).toEqual([
    { value: '碧水', label: '碧水 (1)' },
    { value: '2', label: '碧水 / 上海 / 管理部 (2)' },
    { value: '3', label: '碧水 / 苏州 / 管理部 (3)' },
  ]);
});

test('a name that reads like an id, a role or a tag stands for nothing', () => {
  const named = (name: string) => ({ id: 7, name, parents: [] });
  expect(groupsOfDepartments([named('12'), named('role:owner'), named('tag:it'), named('12 楼')])).toEqual([
    ...['7', '7', '7', '7'],
    '12 楼',
  ]);
  expect(namedGroups([named('role:owner')])).toEqual([{ value: '7', label: 'role:owner (7)' }]);
});
