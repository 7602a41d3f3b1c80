import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../expression-error.ts';
import { aScope, exampleEnvironment } from '../testing/example-world.ts';
import { compileExpression, compileTemplate } from './compile-template.ts';

const scope = aScope({
  steps: {
    queryDrafts: {
      body: {
        value: [
          { DocEntry: 16, Lines: [{ q: 1 }, { q: 2 }] },
          { DocEntry: 17, Lines: [] },
        ],
      },
    },
    mes: { id: 9007199254740993n, list: [1] },
  },
  loops: { eachDraft: { item: { Code: 5, note: null }, index: 0, number: 1, first: true } },
  vars: { 来源单号: '16', ok: true },
});
const evaluate = (value: unknown) => compileTemplate(value).evaluate(scope, exampleEnvironment);

describe('a template', () => {
  it('keeps the type of a single expression', () => {
    expect(evaluate('{{ steps.queryDrafts.body.value[0].DocEntry }}')).toBe(16);
    expect(evaluate('{{ vars.ok }}')).toBe(true);
    expect(evaluate('{{ steps.mes.list }}')).toEqual([1]);
    expect(evaluate('{{ vars.missing.deep }}')).toBeUndefined();
  });

  it('joins text around expressions', () => {
    expect(evaluate('Drafts({{ loops.eachDraft.item.Code }})/{{vars.来源单号}}')).toBe('Drafts(5)/16');
    expect(evaluate('{{ steps.mes }}!')).toBe('{"id":9007199254740993,"list":[1]}!');
    expect(evaluate('[{{ vars.missing }}{{ loops.eachDraft.item.note }}]')).toBe('[]');
    expect(evaluate(' {{ vars.ok }}')).toBe(' true');
  });

  it('takes escaped braces literally', () => {
    expect(evaluate('\\{{ vars.ok }}')).toBe('{{ vars.ok }}');
  });

  it('fills objects and lists, leaving out keys without a value', () => {
    expect(
      evaluate({
        a: ['{{ vars.ok }}', '{{ vars.none }}', 1],
        b: { c: 'x{{ vars.来源单号 }}' },
        d: '{{ vars.none }}',
      }),
    ).toEqual({
      a: [true, null, 1],
      b: { c: 'x16' },
    });
  });

  it('gives new objects each time, so that a run can change them', () => {
    const template = compileTemplate({ list: [] });
    expect(template.isConstant).toBe(true);
    expect(template.evaluate(scope)).not.toBe(template.evaluate(scope));
  });

  it('carries a key named __proto__ as data', () => {
    const result = evaluate(JSON.parse('{"__proto__": "{{ vars.ok }}"}'));
    expect(Object.entries(result as object)).toEqual([['__proto__', true]]);
  });

  it('knows what is constant and what needs waiting', () => {
    const facts = (value: unknown) => {
      const { isConstant, isSync } = compileTemplate(value);
      return { isConstant, isSync };
    };
    expect(facts('text')).toEqual({ isConstant: true, isSync: true });
    expect(facts('{{ 1 + 2 }}')).toEqual({ isConstant: true, isSync: true });
    expect(facts('{{ $uppercase("a") & md5("b") }}')).toEqual({ isConstant: true, isSync: true });
    expect(facts('{{ now() }}')).toEqual({ isConstant: false, isSync: true });
    expect(facts('{{ vars.a }}')).toEqual({ isConstant: false, isSync: true });
    expect(facts({ a: ['{{ $map([1], function($i) { $i }) }}'] })).toEqual({
      isConstant: false,
      isSync: false,
    });
  });

  it('waits only where something is waited for', async () => {
    const template = compileTemplate({ unit: "{{ lookup('单位', 'kg') }}", n: '{{ vars.来源单号 }}' });
    expect(template.isSync).toBe(false);
    const pending = template.evaluate(scope, exampleEnvironment);
    expect(pending).toBeInstanceOf(Promise);
    expect(await pending).toEqual({ unit: '千克', n: '16' });
    const atHand = { ...exampleEnvironment, lookup: () => '件' };
    expect(template.evaluate(scope, atHand)).toEqual({ unit: '件', n: '16' });
  });

  it('never makes a promise when it is synchronous', () => {
    const original = globalThis.Promise;
    const template = compileTemplate({
      a: '{{ steps.queryDrafts.body.value[DocEntry = 16].Lines.q }}',
      b: "{{ formatDate(now(), 'yyyy-MM-dd') }} {{ $contains('abc', 'b') ? toInt(vars.来源单号) : 0 }}",
    });
    class Forbidden extends Promise<unknown> {
      constructor() {
        super(() => undefined);
        throw new Error('a promise was made');
      }
    }
    try {
      globalThis.Promise = Forbidden as PromiseConstructor;
      expect(template.evaluate(scope, exampleEnvironment)).toEqual({ a: [1, 2], b: '2026-03-05 16' });
    } finally {
      globalThis.Promise = original;
    }
  });
});

describe('big integers', () => {
  it('pass through paths, equality, text, conditions and arithmetic with every digit', () => {
    expect(evaluate('{{ steps.mes.id }}')).toBe(9007199254740993n);
    expect(evaluate('{{ steps.mes.id = 9007199254740993 }}')).toBe(true);
    expect(evaluate('{{ steps.mes.id = 9007199254740992 }}')).toBe(false);
    expect(evaluate('{{ "id " & steps.mes.id }}')).toBe('id 9007199254740993');
    expect(evaluate('{{ toText(steps.mes.id) }}')).toBe('9007199254740993');
    expect(evaluate('{{ steps.mes.id ? "yes" : "no" }}')).toBe('yes');
    expect(evaluate('{{ steps.mes.id > 5 and steps.mes.id + 1 = 9007199254740994 }}')).toBe(true);
    expect(evaluate('{{ steps.mes.id - 9007199254740990 }}')).toBe(3);
  });

  it('mean the same where JSONata evaluates', async () => {
    const inJsonata = (source: string) => compileExpression(`($x := 1; ${source})`).evaluate(scope);
    expect(await inJsonata('steps.mes.id & "!"')).toBe('9007199254740993!');
    expect(await inJsonata('steps.mes.id = 9007199254740993 and (steps.mes.id ? true : false)')).toBe(true);
    expect(await inJsonata('$string(steps.mes)')).toBe('{"id":9007199254740993,"list":[1]}');
    expect(await inJsonata('-steps.mes.id')).toBe(-9007199254740993n);
  });

  it('are refused where digits would be lost', () => {
    expect(() => evaluate('{{ steps.mes.id / 2 }}')).toThrow(ExpressionError);
    expect(() => evaluate('{{ steps.mes.id * 0.5 }}')).toThrow(/would lose digits/);
  });
});
