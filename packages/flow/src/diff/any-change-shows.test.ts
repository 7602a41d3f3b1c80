import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { applyCommand } from '../commands/apply-command.ts';
import type { FlowDocument } from '../document/document.ts';
import type { StepId } from '../document/ids.ts';
import { commandFrom, type Seed, seeds } from '../testing/arbitrary-command.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { walkSteps } from '../tree/walk-steps.ts';
import { countChanges, diffDocuments } from './diff-documents.ts';
import { drawBoth } from './draw-both.ts';
import { partOf } from './part-diff.ts';

const start = aFlow()
  .manual()
  .parameter('objType', 'text')
  .initVariable('total', 'number', 0)
  .forEach('each', '{{ params.objType }}', (lane) =>
    lane.buildJson('line', { code: '{{ loops.each.item }}' }).condition('{{ steps.line.code }}'),
  )
  .switch('{{ vars.total }}', [
    { id: 'zero', match: { kind: 'value', value: 0 }, body: (lane) => lane.terminate('failed') },
  ])
  .parallel([
    { id: 'one', body: (lane) => lane.callFlow('child', 'other', {}) },
    { id: 'two', body: (lane) => lane.sortArray('sorted', '{{ vars.total }}', []) },
  ])
  .build();

function* edits(
  script: readonly Seed[],
): Generator<{ before: FlowDocument; after: FlowDocument; type: string }> {
  let before = start;
  for (const seed of script) {
    const command = commandFrom(before, seed);
    const result = applyCommand(before, command, plainLanguage);
    if (!result.ok) continue;
    yield { before, after: result.document, type: command.type };
    before = result.document;
  }
}

const last = (script: readonly Seed[]) => [...edits(script)].at(-1)?.after ?? start;
/** Equal for documents that say the same, whatever the order of their objects' fields. */
const canonical = (document: FlowDocument): string =>
  JSON.stringify(document, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
const copy = (document: FlowDocument): FlowDocument => JSON.parse(JSON.stringify(document));

describe('whatever was edited', () => {
  it('a document differs in nothing from itself', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        const document = last(script);
        expect(countChanges(diffDocuments(document, copy(document)))).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('a command that changed anything shows up, and one that changed nothing does not', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        for (const { before, after, type } of edits(script)) {
          const differs = canonical(before) !== canonical(after);
          expect([type, countChanges(diffDocuments(before, after)) > 0]).toEqual([type, differs]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a step that is in both documents is never told as added or removed, and one that is in one always is', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        const after = last(script);
        const kinds = new Map(diffDocuments(start, after).steps.map((diff) => [partOf(diff).id, diff.kind]));
        for (const id of Object.keys({ ...start.steps, ...after.steps }) as StepId[]) {
          const [was, is] = [Object.hasOwn(start.steps, id), Object.hasOwn(after.steps, id)];
          const kind = kinds.get(id);
          if (!was) expect(kind).toBe('added');
          else if (!is) expect(kind).toBe('removed');
          else expect(['changed', 'moved', undefined]).toContain(kind);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('looked at from the other side, what was added was removed', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        const after = last(script);
        const ids = (document: [FlowDocument, FlowDocument], kind: string) =>
          diffDocuments(...document)
            .steps.filter((diff) => diff.kind === kind)
            .map((diff) => partOf(diff).id)
            .sort();
        expect(ids([start, after], 'added')).toEqual(ids([after, start], 'removed'));
        expect(ids([start, after], 'changed')).toEqual(ids([after, start], 'changed'));
      }),
      { numRuns: 100 },
    );
  });

  it('the drawing of both shows every step of both once, and those of the later one where they are', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        const after = last(script);
        const both = drawBoth(start, after);
        const drawn = [...walkSteps(both)].map(({ step }) => step.id);
        expect(new Set(drawn).size).toBe(drawn.length);
        const kindChanged = Object.values(after.steps).some(
          ({ id, kind }) => start.steps[id] !== undefined && start.steps[id].kind !== kind,
        );
        const all = new Set([...Object.keys(start.steps), ...Object.keys(after.steps)]);
        if (!kindChanged) expect(new Set<string>(drawn)).toEqual(all);
        const kept = [...walkSteps(both)].filter(({ step }) => after.steps[step.id] !== undefined);
        expect(kept.map(({ step, lane }) => [step.id, lane]).sort()).toEqual(
          [...walkSteps(after)].map(({ step, lane }) => [step.id, lane]).sort(),
        );
      }),
      { numRuns: 200 },
    );
  });
});
