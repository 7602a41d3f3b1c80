import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { parseFlowDocument } from './parse-flow-document.ts';

/** A sound document as plain JSON that a test then breaks. */
function plain(): Record<string, unknown> & {
  steps: Record<string, Record<string, unknown>>;
  lanes: Record<string, string[]>;
} {
  const document = aFlow()
    .manual()
    .action('sap-b1', 'listDrafts')
    .forEach('eachDraft', '{{ steps.listDrafts.body.value }}', (lane) => lane.buildJson('row', {}), {
      title: '遍历草稿单',
    })
    .build();
  return JSON.parse(JSON.stringify(document));
}

function problemsOf(value: unknown): string[] {
  const parsed = parseFlowDocument(value);
  return parsed.ok ? [] : parsed.problems.map((problem) => `${problem.code} @ ${problem.path}`);
}

function nested(levels: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

describe('parseFlowDocument', () => {
  it('takes a sound document as it is', () => {
    const parsed = parseFlowDocument(plain());
    expect(parsed.ok && parsed.document).toEqual(plain());
  });

  it('names the place of a wrong value by the title of its step', () => {
    const document = plain();
    document.steps.s2 = { ...document.steps.s2, config: { items: '', onItemFailure: 'panic' } };
    expect(problemsOf(document)).toEqual(['invalidValue @ steps › 遍历草稿单 › config › onItemFailure']);
  });

  it('refuses fields it does not know, each with its path', () => {
    const document = plain();
    document.steps.s2 = { ...document.steps.s2, config: { items: '', colour: 'red', size: 3 } };
    expect(problemsOf(document)).toEqual([
      'unknownField @ steps › 遍历草稿单 › config › colour',
      'unknownField @ steps › 遍历草稿单 › config › size',
    ]);
  });

  it('refuses step kinds it does not know', () => {
    const document = plain();
    document.steps.s3 = { ...document.steps.s3, kind: 'teleport' };
    expect(problemsOf(document)).toEqual(['invalidValue @ steps › row › kind']);
  });

  it('refuses what is no object and versions it cannot read', () => {
    expect(problemsOf('flow')).toEqual(['notAnObject @ ']);
    expect(problemsOf([])).toEqual(['notAnObject @ ']);
    expect(problemsOf({ ...plain(), schemaVersion: 'one' })).toEqual(['versionUnknown @ schemaVersion']);
    expect(problemsOf({ ...plain(), schemaVersion: 99 })).toEqual(['versionTooNew @ schemaVersion']);
  });

  it('refuses a lane that names a missing step, and a step in two places', () => {
    const document = plain();
    document.lanes.root = ['s1', 's2', 'ghost'];
    document.lanes['s2/body'] = ['s3', 's1'];
    expect(problemsOf(document)).toEqual([
      'laneStepMissing @ lanes › root › 3',
      'stepTwice @ lanes › 遍历草稿单 › body › 2',
    ]);
  });

  it('refuses missing lanes, lanes of nobody and steps outside all lanes', () => {
    const document = plain();
    document.lanes = { root: ['s1', 's2'], 's2/then': ['s3'] };
    expect(problemsOf(document)).toEqual([
      'laneMissing @ steps › 遍历草稿单',
      'laneOrphan @ lanes › 遍历草稿单 › then',
    ]);
    const second = plain();
    second.lanes['s2/body'] = [];
    expect(problemsOf(second)).toEqual(['stepUnreachable @ steps › row']);
  });

  it('refuses containers that hold each other', () => {
    const document = plain();
    document.steps.s4 = { ...document.steps.s2, id: 's4', key: 'other' };
    document.lanes = { root: ['s1', 's3'], 's2/body': ['s4'], 's4/body': ['s2'] };
    expect(problemsOf(document)).toEqual([
      'stepUnreachable @ steps › 遍历草稿单',
      'stepUnreachable @ steps › 遍历草稿单',
    ]);
  });

  it('refuses ids that do not match, and keys used twice', () => {
    const document = plain();
    document.steps.s1 = { ...document.steps.s1, key: 'row', id: 'other' };
    expect(problemsOf(document)).toEqual([
      'stepIdMismatch @ steps › row › id',
      'duplicateKey @ steps › row › key',
    ]);
  });

  it('refuses names that would reach an object’s prototype', () => {
    const text = JSON.stringify(plain()).replace('"input":{}', '"input":{"__proto__":{"admin":true}}');
    expect(problemsOf(JSON.parse(text))).toEqual([
      'hostileKey @ steps › listDrafts › config › input › __proto__',
    ]);
    const document = plain();
    document.steps.s3 = { ...document.steps.s3, key: 'constructor' };
    expect(problemsOf(document)).toEqual(['invalidValue @ steps › constructor › key']);
    const third = plain();
    third.lanes.root = ['toString'];
    expect(problemsOf(third)).toContain('invalidValue @ lanes › root › 1');
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('refuses texts no database keeps and numbers no JSON says, at their place', () => {
    const withNote = (note: unknown) => {
      const document = plain();
      document.steps.s3 = { ...document.steps.s3, note };
      return problemsOf(document);
    };
    expect(withNote('a\u0000b')).toEqual(['brokenText @ steps › row › note']);
    expect(withNote('a\udc00b')).toEqual(['brokenText @ steps › row › note']);
    expect(withNote(JSON.parse('-1e999'))).toEqual(['brokenNumber @ steps › row › note']);
    expect(withNote('两个😀 signs\u200b')).toEqual([]);
  });

  it('refuses JSON nested so deep that readers would run out of stack', () => {
    const document = plain();
    document.steps.s3 = { ...document.steps.s3, config: { value: nested(100_000) } };
    expect(problemsOf(document)[0]).toMatch(/^tooDeep @ steps › row › config › value/);
    const fine = plain();
    fine.steps.s3 = { ...fine.steps.s3, config: { value: nested(150) } };
    expect(problemsOf(fine)).toEqual([]);
  });

  it('refuses an object that contains itself', () => {
    const document = plain();
    document.steps.s3 = document.steps;
    expect(problemsOf(document)[0]).toMatch(/^tooDeep/);
  });

  it('refuses documents beyond its size', () => {
    const document = plain();
    document.steps.s3 = { ...document.steps.s3, config: { value: new Array(1_000_001).fill(0) } };
    expect(problemsOf(document)[0]).toMatch(/^tooLarge/);
  });

  it('refuses more than 50 levels of containers', () => {
    const deep = (levels: number) => {
      const document = plain();
      document.lanes = { root: ['c1'] };
      document.steps = {};
      for (let level = 1; level <= levels; level += 1) {
        document.steps[`c${level}`] = {
          id: `c${level}`,
          key: `c${level}`,
          kind: 'forEach',
          config: { items: '' },
        };
        document.lanes[`c${level}/body`] = level < levels ? [`c${level + 1}`] : [];
      }
      return document;
    };
    expect(problemsOf(deep(50))).toEqual([]);
    expect(problemsOf(deep(51))).toEqual(['nestedTooDeep @ steps › c50']);
  });

  it('reads 5,000 steps and refuses more', () => {
    const wide = (count: number) => {
      const ids = Array.from({ length: count }, (_, at) => `w${at}`);
      const steps = ids.map((id) => [
        id,
        { id, key: id, kind: 'buildJson', config: { value: { a: [1, '{{ run.id }}'] } } },
      ]);
      return { ...plain(), lanes: { root: ids }, steps: Object.fromEntries(steps) };
    };
    expect(problemsOf(wide(5000))).toEqual([]);
    expect(problemsOf(wide(5001))).toEqual(['invalidValue @ lanes › root']);
    const { lanes, steps } = wide(5000);
    const loop = { id: 'loop', key: 'loop', kind: 'forEach', config: { items: '' } };
    const spread = { lanes: { root: ['loop'], 'loop/body': lanes.root }, steps: { ...steps, loop } };
    expect(problemsOf({ ...plain(), ...spread })).toEqual(['tooManySteps @ steps']);
  });
});
