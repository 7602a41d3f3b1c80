import type { KnownGroup } from '../../../contract/sso.ts';

/** `parents` by name, from the top. */
export type Department = { id: number; name: string; parents: string[] };

/** A name that could be taken for an id, a role or a tag gives nobody a role. */
const isClear = (name: string): boolean => name !== '' && !/^(\d+$|role:|tag:)/.test(name);

/** What stands for being in these departments: their ids and their names. */
export function groupsOfDepartments(departments: readonly { id: number; name: string }[]): string[] {
  return [
    ...departments.map(({ id }) => String(id)),
    ...departments.map(({ name }) => name).filter((name) => isClear(name)),
  ];
}

/** Departments as a role can be given by them: by name where only one has it, else by id. */
export function namedGroups(departments: readonly Department[]): KnownGroup[] {
  const counts = new Map<string, number>();
  for (const { name } of departments) counts.set(name, (counts.get(name) ?? 0) + 1);
  return departments.map(({ id, name, parents }) => ({
    value: counts.get(name) === 1 && isClear(name) ? name : String(id),
    label: `${[...parents, name].join(' / ')} (${id})`,
  }));
}
