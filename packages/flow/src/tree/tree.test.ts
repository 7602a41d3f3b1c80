import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { key as keySchema, type StepId } from '../document/ids.ts';
import { activeSteps } from './active-steps.ts';
import { ancestors } from './ancestors.ts';
import { stepByKey } from './lookup.ts';
import { parentOf } from './place-index.ts';
import { stepsBefore } from './steps-before.ts';
import { heightOf, subtree, topmost } from './subtree.ts';
import { freeKey, uniqueKey } from './unique-key.ts';
import { visibilityOf } from './visibility.ts';
import { walkSteps } from './walk-steps.ts';

const document = aFlow()
  .buildJson('a', 1)
  .try({
    body: (lane) =>
      lane.forEach('each', [1], (inner) =>
        inner.buildJson('b', 1).condition('{{ run.id }}', (yes) => yes.break()),
      ),
    catch: (lane) => lane.buildJson('c', 1),
    finally: (lane) => lane.buildJson('d', 1),
  })
  .switch(
    'x',
    [{ id: 'one', match: { kind: 'value', value: 1 }, body: (lane) => lane.buildJson('e', 1) }],
    (lane) => lane.buildJson('f', 1),
  )
  .buildJson('g', 1)
  .build();

const id = (key: string): StepId => {
  const step = stepByKey(document, key);
  if (step === undefined) throw new Error(`no step ${key}`);
  return step.id;
};
const keys = (steps: { key: string }[]) => steps.map((step) => step.key).join(' ');

describe('the tree', () => {
  it('is walked in drawing order', () => {
    expect(keys([...walkSteps(document)].map(({ step }) => step))).toBe(
      'a try each b condition break c d switch e f g',
    );
  });

  it('knows parents, ancestors, subtrees and heights', () => {
    expect(parentOf(document, id('e'))).toEqual({
      lane: `${id('switch')}/case:one`,
      index: 0,
      laneName: 'case:one',
      container: id('switch'),
    });
    expect(parentOf(document, id('g'))).toEqual({ lane: 'root', index: 3, laneName: 'root' });
    expect(ancestors(document, id('break')).map(({ step, laneName }) => `${step.key}/${laneName}`)).toEqual([
      'condition/then',
      'each/body',
      'try/body',
    ]);
    expect(keys(subtree(document, id('try')))).toBe('try each b condition break c d');
    expect([heightOf(document, id('try')), heightOf(document, id('a'))]).toEqual([4, 1]);
  });

  it('reduces a selection to its outermost steps in drawing order', () => {
    const chosen = ['g', 'f', 'e', 'b', 'each', 'break', 'a'].map(id);
    expect(topmost(document, [...chosen, 'ghost' as StepId])).toEqual(['a', 'each', 'e', 'f', 'g'].map(id));
  });

  it('shows a step what ran before it', () => {
    const seen = (key: string) =>
      stepsBefore(document, id(key))
        .map(({ step, certainty }) => (certainty === 'certain' ? step.key : `${step.key}?`))
        .join(' ');
    expect(seen('b')).toBe('a');
    expect(seen('break')).toBe('a b');
    expect(seen('c')).toBe('a each?');
    expect(seen('d')).toBe('a each? c?');
    expect(seen('f')).toBe('a try each? c? d');
    expect(seen('g')).toBe('a try each? c? d switch e? f?');
  });

  it('says why a step is not seen', () => {
    const how = (from: string, target: string) => visibilityOf(document, { stepId: id(from) }, id(target));
    expect(how('a', 'g')).toBe('later');
    expect(how('g', 'b')).toBe('insideLoop');
    expect(how('f', 'e')).toBe('otherBranch');
    expect(how('b', 'each')).toBe('enclosing');
    expect(how('each', 'b')).toBe('insideLoop');
    expect(how('try', 'c')).toBe('later');
    expect(how('each', 'd')).toBe('later');
    expect(how('b', 'b')).toBe('itself');
    expect(visibilityOf(document, { stepId: id('each'), atEndOfBody: true }, id('b'))).toBe('certain');
    expect(visibilityOf(document, { stepId: id('each'), atEndOfBody: true }, id('break'))).toBe('mayNotRun');
  });

  it('leaves out disabled steps and what they hold', () => {
    const some = aFlow()
      .buildJson('on', 1)
      .forEach('off', [1], (lane) => lane.buildJson('inside', 1), { disabled: true })
      .build();
    expect(keys(activeSteps(some))).toBe('on');
    expect(stepByKey(document, 'toString')).toBeUndefined();
  });
});

describe('a free key', () => {
  it('is near what was wanted and always well formed', () => {
    expect(uniqueKey(document, 'query drafts')).toBe('queryDrafts');
    expect(uniqueKey(document, '查询 草稿单（列表）')).toBe('查询草稿单列表');
    expect(uniqueKey(document, '3 things')).toBe('things');
    expect(uniqueKey(document, '!!!')).toBe('step');
    expect(uniqueKey(document, 'a')).toBe('a2');
    expect(uniqueKey(document, 'row')).toBe('row2');
    expect(uniqueKey(document, 'constructor')).toBe('step');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ字９ _-#1é😀·（') }), (wanted) => {
        expect(keySchema.safeParse(freeKey(wanted, (key) => key === 'step' || key === wanted)).success).toBe(
          true,
        );
      }),
    );
  });
});
