import { describe, expect, it } from 'vitest';
import { analyzeExpression, analyzeTemplate } from './analyze-template.ts';

const references = (source: string) =>
  analyzeExpression(source).references.map(({ root, key, path }) => [root, key, ...path]);
const problems = (source: string) =>
  analyzeExpression(source).diagnostics.map(({ code, start, end, suggestion }) => [
    code,
    source.slice(start, end),
    suggestion,
  ]);

describe('the references of a template', () => {
  it('are found with their key, path and offsets in the whole text', () => {
    const value = 'Drafts({{ steps.草稿单.body.value[0].DocEntry }})';
    const [reference] = analyzeTemplate(value).references;
    expect(reference).toMatchObject({ root: 'steps', key: '草稿单', path: ['body', 'value', 0, 'DocEntry'] });
    expect(value.slice(reference?.start, reference?.end)).toBe('steps.草稿单.body.value[0].DocEntry');
    expect(value.slice(reference?.keyStart, reference?.keyEnd)).toBe('草稿单');
  });

  it('are found in every part of an expression', () => {
    expect(
      references('toInt(vars.a) + params.b ? $uppercase(trigger.c) : [tenant.vars.d, {"x": run.id}]'),
    ).toEqual([
      ['vars', 'a'],
      ['params', 'b'],
      ['trigger', undefined, 'c'],
      ['tenant', undefined, 'vars', 'd'],
      ['run', undefined, 'id'],
    ]);
    expect(references('$map(steps.q.body, function($i) { $i.x & loops.each.item.y })')).toEqual([
      ['steps', 'q', 'body'],
      ['loops', 'each', 'item', 'y'],
    ]);
  });

  it('are understood however they are written', () => {
    expect(references('$$.steps."my step".a')).toEqual([['steps', 'my step', 'a']]);
    expect(references('$.steps.`my step`.a')).toEqual([['steps', 'my step', 'a']]);
    expect(references('(steps.q.a)')).toEqual([['steps', 'q', 'a']]);
    expect(references('steps')).toEqual([['steps', undefined]]);
  });

  it('do not include fields of items that only look alike', () => {
    expect(references('vars.list[steps = 1].vars')).toEqual([['vars', 'list', 'vars']]);
    expect(references('vars.list[code = $$.loops.each.item.code]')).toEqual([
      ['vars', 'list'],
      ['loops', 'each', 'item', 'code'],
    ]);
    expect(references('"steps.a" & vars.b /* steps.c */')).toEqual([['vars', 'b']]);
  });
});

describe('the mistakes of a template', () => {
  it('are marked in the whole text', () => {
    const value = 'a {{ vars.x }} b {{ stpes.q.body }}';
    const [found] = analyzeTemplate(value).diagnostics;
    expect(found).toMatchObject({ code: 'unknownName', severity: 'error', suggestion: 'steps' });
    expect(value.slice(found?.start, found?.end)).toBe('stpes');
    expect(found?.message.zh).toContain('是否要写“steps”');
  });

  it('are unknown names, variables and functions', () => {
    expect(problems('body.value')).toEqual([['unknownName', 'body', undefined]]);
    expect(problems('$x & 1')).toEqual([['unknownVariable', '$x', undefined]]);
    expect(problems('toint(1)')).toEqual([['unknownFunction', 'toint', 'toInt']]);
    expect(problems('$formatdate(now(), "yyyy")')).toEqual([
      ['unknownFunction', '$formatdate', '$formatDate'],
    ]);
    expect(problems('steps.q.body.foo(1)')).toEqual([['unknownFunction', 'foo', undefined]]);
  });

  it('are calls with too few or too many arguments', () => {
    expect(problems('md5()')).toEqual([['wrongArgumentCount', 'md5', undefined]]);
    expect(problems('$uppercase(vars.a, 1)')).toEqual([['wrongArgumentCount', '$uppercase', undefined]]);
    expect(problems('vars.a ~> $md5()')).toEqual([]);
  });

  it('are syntax errors, empty and unclosed expressions', () => {
    expect(problems('vars.a +')).toEqual([['syntaxError', '+', undefined]]);
    expect(problems('vars.a vars.b')).toEqual([['syntaxError', 'vars', undefined]]);
    expect(problems('"abc')).toEqual([['syntaxError', '"abc', undefined]]);
    expect(analyzeTemplate('x {{ }}').diagnostics).toMatchObject([
      { code: 'emptyExpression', start: 2, end: 7 },
    ]);
    expect(analyzeTemplate('x {{ a').diagnostics).toMatchObject([
      { code: 'unclosedExpression', start: 2, end: 4 },
    ]);
  });

  it('are roots that a filter would look for in each item', () => {
    expect(analyzeExpression('vars.list[code = loops.each.item.code]').diagnostics).toMatchObject([
      { code: 'rootInsideItem', severity: 'warning', suggestion: '$$.loops' },
    ]);
  });

  it('are regular expressions that could run forever', () => {
    expect(problems('$match(vars.a, /(x+)+y/)')).toEqual([
      ['unsafeRegularExpression', '/(x+)+y/', undefined],
    ]);
  });

  it('are none in what JSONata allows', () => {
    for (const source of [
      '($x := 1; $f := function($y) { $y + $x }; $f(2))',
      'vars.list@$l#$i.{"n": $i, "l": $l.name}',
      'vars.list^(>price, name).name',
      'vars.order{name: $sum(price)}',
      'vars.list.(price * quantity) ~> $sum',
      'vars.a ?: params.b ?? "x"',
      'vars ~> |list|{"done": true}, ["old"]|',
      'vars.**.name',
      '$map(vars.list, $toInt)',
      '$sort(vars.list, function($l, $r) { $l.n > $r.n })',
    ]) {
      expect(problems(source), source).toEqual([]);
    }
  });
});
