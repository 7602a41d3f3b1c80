import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { afterFix, check, problemsOf } from '../testing/check-flow.ts';

describe('branches that run at the same time', () => {
  it('see nothing of each other, and all of them are certain afterwards', () => {
    const flow = aFlow()
      .manual()
      .parallel([
        { id: 'a', body: (lane) => lane.buildJson('left', 1) },
        { id: 'b', body: (lane) => lane.buildJson('right', '{{ steps.left }}') },
      ])
      .buildJson('both', ['{{ steps.left }}', '{{ steps.right }}', '{{ steps.parallel.branches }}']);
    const problems = problemsOf(flow.build());
    expect(problems.map(({ code, message }) => [code, message.en])).toEqual([
      [
        'otherBranch',
        '“left” is in another parallel branch and runs at the same time. Use it after the parallel step.',
      ],
    ]);
  });

  it('are not left by a break, but hold loops that may be', () => {
    const flow = aFlow()
      .manual()
      .forEach('each', [1], (loop) =>
        loop.parallel([
          { id: 'a', body: (lane) => lane.condition('{{ run.id }}', (yes) => yes.continue()) },
          { id: 'b', body: (lane) => lane.while('again', '{{ run.id }}', (inner) => inner.break()) },
        ]),
      );
    expect(check(flow)).toEqual(['error jumpLeavesBranch @ steps › continue']);
  });

  it('are named when they are empty', () => {
    const flow = aFlow()
      .manual()
      .parallel([
        { id: 'a', body: (lane) => lane.buildJson('left', 1) },
        { id: 'b', title: 'Notify' },
        { id: 'c' },
      ]);
    const problems = problemsOf(flow.build());
    expect(problems.map(({ severity, message }) => [severity, message.en])).toEqual([
      ['warning', 'Branch Notify of “parallel” is empty.'],
      ['warning', 'Branch 3 of “parallel” is empty.'],
    ]);
  });

  it('answer once in all', () => {
    const flow = aFlow()
      .http()
      .parallel([
        { id: 'a', body: (lane) => lane.respond() },
        { id: 'b', body: (lane) => lane.respond() },
      ])
      .respond();
    expect(check(flow)).toEqual([
      'warning respondTwice @ steps › respond2',
      'error respondTwice @ steps › respond3',
    ]);
  });

  it('do not write the same variable, except for adding to a number', () => {
    const flow = aFlow()
      .manual()
      .initVariable('last', 'text')
      .initVariable('count', 'integer')
      .parallel([
        { id: 'a', body: (lane) => lane.setVariable('last', 'a').incrementVariable('count') },
        { id: 'b', body: (lane) => lane.setVariable('last', 'b').incrementVariable('count') },
      ])
      .setVariable('last', 'after');
    expect(check(flow)).toEqual([
      'warning variableRace @ steps › set_last › config › name',
      'warning variableRace @ steps › set_last2 › config › name',
    ]);
  });

  it('are also the turns of a loop: they share a variable unless the body initialises it', () => {
    const loop = (concurrency: number) =>
      aFlow()
        .manual()
        .initVariable('shared', 'array')
        .forEach(
          'each',
          [1],
          (lane) =>
            lane
              .initVariable('own', 'array')
              .appendToArray('shared', 1)
              .forEach('inner', [1], (inner) => inner.appendToArray('own', 1)),
          { concurrency },
        );
    expect(check(loop(1))).toEqual([]);
    expect(check(loop(4))).toEqual(['warning variableRace @ steps › append_shared › config › name']);
  });
});

describe('waits', () => {
  it('say how long or until when', () => {
    const flow = aFlow()
      .manual()
      .waitFor(5, 'minutes')
      .waitFor('', 'minutes')
      .waitFor('soon', 'hours')
      .waitFor('{{ trigger.body.hours }}', 'hours')
      .waitUntil('')
      .waitUntil('tomorrow')
      .waitUntil('2026-03-05T08:30:00+08:00')
      .waitUntil('{{ trigger.body.due }}');
    expect(check(flow)).toEqual([
      'error requiredMissing @ steps › wait2 › config › duration › amount',
      'error waitInvalid @ steps › wait3 › config › duration › amount',
      'error requiredMissing @ steps › wait5 › config › until',
      'error waitInvalid @ steps › wait6 › config › until',
    ]);
  });

  it('for a call tell somebody where to call, from before the wait or from beside it', () => {
    const waiting = () =>
      aFlow()
        .manual()
        .buildJson('ask', '{{ callbacks.verdict }}')
        .parallel([
          { id: 'a', body: (lane) => lane.buildJson('also', '{{ callbacks.verdict }}') },
          {
            id: 'b',
            body: (lane) => lane.waitForCallback('verdict', { deadline: { amount: 2, unit: 'days' } }),
          },
        ]);
    expect(check(waiting().buildJson('end', '{{ steps.verdict.body }}'))).toEqual([]);
    expect(check(waiting().buildJson('late', '{{ callbacks.verdict }}'))).toEqual([
      'error callbackNotWaitedFor @ steps › late › config › value',
    ]);
    expect(check(aFlow().manual().waitForCallback('alone'))).toEqual([
      'warning callbackUnused @ steps › alone › config',
    ]);
  });

  it('in a loop have an address for each turn', () => {
    const flow = aFlow()
      .manual()
      .buildJson('outside', '{{ callbacks.verdict }}')
      .forEach('each', [1], (lane) =>
        lane
          .forEach('approver', [1], (inner) => inner.buildJson('ask', '{{ callbacks.verdict }}'))
          .waitForCallback('verdict'),
      );
    expect(check(flow)).toEqual(['error insideLoop @ steps › outside › config › value']);
  });

  it('that are mistyped can be fixed', () => {
    const document = aFlow()
      .manual()
      .buildJson('ask', '{{ callbacks.verdit }}{{ callbacks.verdict }}')
      .waitForCallback('verdict')
      .build();
    expect(problemsOf(document)[0]?.message.en).toBe(
      'No step “verdit” waits for a call. Did you mean “verdict”?',
    );
    expect(afterFix(document)).toEqual([]);
  });
});
