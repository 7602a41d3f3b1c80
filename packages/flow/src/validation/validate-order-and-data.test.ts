import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { afterFix, check } from '../testing/check-flow.ts';

describe('the order of steps', () => {
  it('has no empty bodies, loose jumps or steps that are never reached', () => {
    const flow = aFlow()
      .manual()
      .forEach('each', [1], () => {})
      .while('again', '{{ run.id }}', (lane) => lane.break().buildJson('dead', 1))
      .try({ body: () => {} })
      .condition('{{ run.id }}')
      .continue()
      .terminate('succeeded')
      .buildJson('never', 1);
    expect(check(flow)).toEqual([
      'error breakOutsideLoop @ steps › continue',
      'error emptyLane @ steps › each',
      'error emptyLane @ steps › try',
      'warning emptyLane @ steps › condition',
      'warning unreachableStep @ steps › dead',
      'warning unreachableStep @ steps › terminate',
      'warning unreachableStep @ steps › never',
    ]);
  });

  it('answers only who waits, once, with a status', () => {
    const schedule = aFlow().schedule({ mode: 'interval', every: 1, unit: 'hours' });
    expect(check(schedule.respond())).toEqual(['error respondWithoutCaller @ steps › respond']);
    const flow = aFlow()
      .http()
      .condition(
        '{{ run.id }}',
        (yes) => yes.respond(),
        (no) => no.respond({ status: 'OK' }),
      )
      .respond({ bodyType: 'redirect', status: 302 })
      .respond()
      .forEach('each', [1], (lane) => lane.respond());
    expect(check(flow)).toEqual([
      'error statusInvalid @ steps › respond2 › config › status',
      'error requiredMissing @ steps › respond3 › config › body',
      'error respondTwice @ steps › respond4',
      'error respondTwice @ steps › respond5',
    ]);
  });

  it('can make an asynchronous caller wait', () => {
    expect(afterFix(aFlow().http({ answer: 'async' }).respond().build())).toEqual([]);
  });
});

describe('decisions', () => {
  it('say what they compare', () => {
    const flow = aFlow()
      .manual()
      .condition({ mode: 'rows', match: 'all', rows: [] }, (yes) => yes.buildJson('a', 1))
      .condition('yes', (yes) => yes.buildJson('b', 1))
      .condition(
        {
          mode: 'rows',
          match: 'any',
          rows: [
            { left: '', comparison: 'equals' },
            { left: '{{ run.id }}', comparison: 'matches', right: '(' },
            { left: '{{ run.id }}', comparison: 'matches', right: '(a+)+b' },
            { left: '{{ run.id }}', comparison: 'empty' },
          ],
        },
        (yes) => yes.buildJson('c', 1),
      );
    expect(check(flow)).toEqual([
      'error conditionIncomplete @ steps › condition › config › rows',
      'error conditionIncomplete @ steps › condition2 › config › expression',
      'error conditionIncomplete @ steps › condition3 › config › rows › 1 › left',
      'error conditionIncomplete @ steps › condition3 › config › rows › 1 › right',
      'error patternInvalid @ steps › condition3 › config › rows › 2 › right',
      'error patternUnsafe @ steps › condition3 › config › rows › 3 › right',
    ]);
  });

  it('have distinct, complete cases', () => {
    const flow = aFlow()
      .manual()
      .switch('', [
        { id: 'a', match: { kind: 'value', value: 'x' }, body: (lane) => lane.buildJson('one', 1) },
        { id: 'b', title: 'second', match: { kind: 'list', values: ['y', 'x'] } },
        { id: 'c', match: { kind: 'value', value: '' } },
      ]);
    expect(check(flow)).toEqual([
      'error requiredMissing @ steps › switch › config › value',
      'error caseTwice @ steps › switch › config › cases › second › match',
      'error caseIncomplete @ steps › switch › config › cases › 3 › match',
    ]);
  });
});

describe('data steps', () => {
  it('have sources, and code has a main function', () => {
    const flow = aFlow()
      .manual()
      .forEach('each', 'constant', (lane) => lane.continue())
      .parseJson('parse', '')
      .code('bad', {}, 'const x = 1;')
      .code('good', {}, 'async function main(input) { return input; }')
      .code('arrow', {}, 'const main = (input) => input;');
    expect(check(flow)).toEqual([
      'error requiredMissing @ steps › each › config › items',
      'error requiredMissing @ steps › parse › config › text',
      'error codeWithoutMain @ steps › bad › config › code',
    ]);
  });

  it('map each target once from readable paths', () => {
    const path = (value: string) => ({ kind: 'path', path: value }) as const;
    const flow = aFlow()
      .manual()
      .mapFields('map', '{{ trigger.body }}', [
        { target: 'a.b', type: 'text', source: path('x') },
        { target: "a['b']", type: 'text', source: path('x') },
        { target: '', type: 'text', source: path('x') },
        { target: 'lines[].qty', type: 'number', source: path('lines[].qty') },
        { target: 'a..b', type: 'text', source: path('[x') },
        { target: 'c', type: 'text', source: { kind: 'expression', expression: '' } },
        { target: 'd', type: 'text', source: path('x'), rules: [{ kind: 'check', pattern: '[' }] },
      ]);
    expect(check(flow)).toEqual([
      "error mappingTargetTwice @ steps › map › config › rows › a['b'] › target",
      'error mappingTargetMissing @ steps › map › config › rows › 3 › target',
      'error mappingPathInvalid @ steps › map › config › rows › a..b › target',
      'error mappingPathInvalid @ steps › map › config › rows › a..b › source › path',
      'error mappingRequiredMissing @ steps › map › config › rows › c › source › expression',
      'error patternInvalid @ steps › map › config › rows › d › rules › 1 › pattern',
    ]);
  });
});
