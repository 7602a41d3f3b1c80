import { expect, test } from 'vitest';
import { groupsOf, roleOfGroups } from './role-of-groups.ts';

const groupRoles = [
  { group: 'it', role: 'builder' },
  { group: 'it-leads', role: 'admin' },
  { group: 'everybody', role: 'viewer' },
] as const;

test('of several groups that fit, the highest role counts, whatever their order', () => {
  const mapping = { groupRoles, defaultRole: null };
  expect(roleOfGroups(['everybody', 'it-leads', 'it'], mapping)).toBe('admin');
  expect(roleOfGroups(['it', 'everybody'], mapping)).toBe('builder');
});

test('without a group that fits, the default counts, and without that nobody has a place', () => {
  expect(roleOfGroups(['sales'], { groupRoles, defaultRole: 'viewer' })).toBe('viewer');
  expect(roleOfGroups(['IT'], { groupRoles, defaultRole: null })).toBeNull();
});

test('without a table and a default, the provider says nothing about roles', () => {
  expect(roleOfGroups(['it'], { groupRoles: [], defaultRole: null })).toBe('asIs');
  expect(roleOfGroups([], { groupRoles: [], defaultRole: 'operator' })).toBe('operator');
});

test('groups are read from a list or a single text, and from nothing else', () => {
  expect(groupsOf(['it', 7, 'everybody', null])).toEqual(['it', 'everybody']);
  expect(groupsOf('it')).toEqual(['it']);
  expect(groupsOf({ it: true })).toEqual([]);
  expect(groupsOf(undefined)).toEqual([]);
});
