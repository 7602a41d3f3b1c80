import { expect, test } from 'vitest';
import { countOf, type FileItem, firstChoices, nameIsWrong } from './import-plan.ts';

const item = (name: string, taken = false): FileItem => ({
  name,
  folder: null,
  tags: [],
  steps: 1,
  triggerKinds: [],
  connectors: [],
  unknownConnectors: [],
  leftOut: [],
  sameName: taken ? [{ id: 'f', enabled: true, changedAt: '2026-01-01T00:00:00Z' }] : [],
});
const numbered = (name: string, number: number) => `${name} (${number})`;

test('a taken name is given a number that no flow of the file has', () => {
  const choices = firstChoices([item('A', true), item('A (2)'), item('A', true), item('B')], numbered);
  expect(choices.map((choice) => choice.do === 'create' && choice.name)).toEqual([
    'A (3)',
    'A (2)',
    'A (4)',
    'B',
  ]);
});

test('an empty or endless name is wrong; what is skipped does not count', () => {
  expect(nameIsWrong({ do: 'create', name: '  ' })).toBe(true);
  expect(nameIsWrong({ do: 'create', name: 'x'.repeat(201) })).toBe(true);
  expect(nameIsWrong({ do: 'skip' })).toBe(false);
  expect(countOf([{ do: 'skip' }, { do: 'replace', id: 'f' }])).toBe(1);
});
