import type { FlowDocument } from '@flowbridge/flow';
import { describe, expect, test } from 'vitest';
import { shippedTemplates } from './shipped-templates.ts';

const CHINESE = /\p{Script=Han}/u;

/** A document without what people read in it. */
function skeletonOf(document: FlowDocument): unknown {
  const spoken = new Set(['title', 'label', 'help', 'note', 'message', 'code']);
  return JSON.parse(JSON.stringify(document, (key, value) => (spoken.has(key) ? undefined : value)));
}

const partsOf = ({ steps, triggers }: FlowDocument) => [...Object.values(steps), ...triggers];

describe.each(shippedTemplates())('$key', ({ flows, sandboxParameters }) => {
  const documents = flows.map((flow) => ({ en: flow.document('en'), zh: flow.document('zh') }));

  test('is the same flow in both languages', () => {
    for (const { en, zh } of documents) expect(skeletonOf(zh)).toEqual(skeletonOf(en));
  });

  test('has a title for every step and a help text for every parameter, in the language of its reader', () => {
    for (const { en, zh } of documents) {
      const texts = (document: FlowDocument) => [
        ...partsOf(document).map(({ title = '' }) => title),
        ...document.parameters.flatMap(({ label, help = '' }) => [label, help]),
      ];
      for (const text of texts(en)) expect(text).toMatch(/^[^\p{Script=Han}]+$/u);
      for (const text of texts(zh)) expect(text).toMatch(CHINESE);
    }
  });

  test('marks what is ours in both languages alike', () => {
    for (const { en, zh } of documents) {
      const ours = (document: FlowDocument) =>
        partsOf(document).flatMap(({ key, note }) => (note?.startsWith('+ ') ? [key] : []));
      expect(ours(en).length).toBeGreaterThan(2);
      expect(ours(zh)).toEqual(ours(en));
    }
  });

  test('runs in the sandbox with the parameters it brings for that', () => {
    const parameters = documents.flatMap(({ en }) => en.parameters);
    for (const key of Object.keys(sandboxParameters))
      expect(parameters.map((each) => each.key)).toContain(key);
    const open = parameters.filter(({ required, default: value }) => required && value === undefined);
    expect(Object.keys(sandboxParameters)).toEqual(expect.arrayContaining(open.map(({ key }) => key)));
  });
});

test('keys are unique and in catalogue order', () => {
  const keys = shippedTemplates().map(({ key }) => key);
  expect(keys).toEqual([...new Set(keys)].sort());
});
