import { expect, test } from 'vitest';
import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, child]) =>
    leaves(child, path === '' ? key : `${path}.${key}`),
  );
}

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

test('both languages have the same keys', () => {
  const keys = (catalog: unknown) =>
    leaves(catalog)
      .map(([key]) => key)
      .sort();
  expect(keys(zh)).toEqual(keys(en));
});

test('no text is empty', () => {
  const empty = [...leaves(en), ...leaves(zh)].filter(([, text]) => text.trim() === '');
  expect(empty).toEqual([]);
});

test('a translation uses the same placeholders as the English text', () => {
  const chinese = new Map(leaves(zh));
  const differing = leaves(en).filter(
    ([key, text]) => placeholders(text).join() !== placeholders(chinese.get(key) ?? '').join(),
  );
  expect(differing).toEqual([]);
});
