import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { applyCommand } from '../commands/apply-command.ts';
import { checkIntegrity } from '../document/check-integrity.ts';
import { emptyDocument } from '../document/empty-document.ts';
import { ROOT_LANE, type StepId } from '../document/ids.ts';
import { commandFrom, seeds } from '../testing/arbitrary-command.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { smallCatalog } from '../testing/small-catalog.ts';
import { stepByKey } from '../tree/lookup.ts';
import { walkSteps } from '../tree/walk-steps.ts';
import { validateDocument } from '../validation/validate-document.ts';
import { copyFragment } from './copy-fragment.ts';
import { parseFragment } from './parse-fragment.ts';
import { pasteFragment } from './paste-fragment.ts';

const source = () =>
  aFlow()
    .buildJson('rows', [])
    .forEach('each', '{{ steps.rows }}', (lane) =>
      lane.buildJson('line', '{{ loops.each.item }}').buildJson('next', '{{ steps.line }}'),
    )
    .build();

function counted(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return `p${made}`;
  };
}

describe('copy', () => {
  it('takes steps with everything inside, in drawing order, nothing twice', () => {
    const document = source();
    const ids = ['next', 'each', 'rows'].flatMap((key) => stepByKey(document, key)?.id ?? []);
    const fragment = copyFragment(document, ids);
    expect(fragment?.roots).toEqual(['s1', 's2']);
    expect(Object.keys(fragment?.steps ?? {})).toEqual(['s1', 's2', 's3', 's4']);
    expect(fragment?.lanes).toEqual({ 's2/body': ['s3', 's4'] });
  });
});

describe('paste', () => {
  it('gives new ids and free keys, and inner references follow while outer ones stay', () => {
    const document = source();
    const fragment = copyFragment(document, ['s2' as StepId]);
    if (fragment === undefined) throw new Error('nothing copied');
    const pasted = pasteFragment(document, fragment, { language: plainLanguage, newId: counted() });
    expect(Object.values(pasted.steps).map(({ id, key, config }) => ({ id, key, config }))).toEqual([
      { id: 'p1', key: 'each2', config: { items: '{{ steps.rows }}' } },
      { id: 'p2', key: 'line2', config: { value: '{{ loops.each2.item }}' } },
      { id: 'p3', key: 'next2', config: { value: '{{ steps.line2 }}' } },
    ]);
    expect(pasted.lanes).toEqual({ 'p1/body': ['p2', 'p3'] });
  });

  it('keeps keys where the target has them free', () => {
    const fragment = copyFragment(source(), ['s2' as StepId]);
    if (fragment === undefined) throw new Error('nothing copied');
    const pasted = pasteFragment(emptyDocument(), fragment, { language: plainLanguage });
    expect(Object.values(pasted.steps).map(({ key }) => key)).toEqual(['each', 'line', 'next']);
  });

  it('through the clipboard into any flow leaves it sound, and validation never throws', () => {
    fc.assert(
      fc.property(seeds, seeds, (script, other) => {
        const play = (commands: typeof script) => {
          let document = source();
          for (const seed of commands) {
            const result = applyCommand(document, commandFrom(document, seed), plainLanguage);
            if (result.ok) document = result.document;
          }
          return document;
        };
        const from = play(script);
        const into = play(other);
        const chosen = [...walkSteps(from)].map(({ step }) => step.id).filter((_, at) => at % 2 === 0);
        const copied = copyFragment(from, chosen);
        if (copied === undefined) return;
        const read = parseFragment(JSON.parse(JSON.stringify(copied)));
        if (!read.ok) throw new Error(read.problems[0]?.message.en);
        const fragment = pasteFragment(into, read.fragment, { language: plainLanguage });
        const pasted = applyCommand(
          into,
          { type: 'addFragment', lane: ROOT_LANE, index: 0, fragment },
          plainLanguage,
        );
        if (!pasted.ok) throw new Error(pasted.problem.message.en);
        expect(checkIntegrity(pasted.document)).toEqual([]);
        validateDocument(pasted.document, { language: plainLanguage, catalog: smallCatalog });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a fragment from outside', () => {
  it('is refused when it is hostile, broken or no fragment', () => {
    const fragment = copyFragment(source(), ['s2' as StepId]);
    expect(parseFragment('text').ok).toBe(false);
    expect(parseFragment({ ...fragment, roots: ['ghost'] }).ok).toBe(false);
    expect(parseFragment({ ...fragment, lanes: {} }).ok).toBe(false);
    const hostile = JSON.parse(JSON.stringify(fragment).replace('"items"', '"__proto__":{},"items"'));
    const refused = parseFragment(hostile);
    expect(!refused.ok && refused.problems[0]?.code).toBe('hostileKey');
  });
});
