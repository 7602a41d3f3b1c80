import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { afterFix, check, problemsOf } from '../testing/check-flow.ts';

describe('references to steps', () => {
  it('are errors when the step is unknown, later, inside a loop, in another branch or around', () => {
    const flow = aFlow()
      .manual()
      .buildJson('a', ['{{ steps.ghost }}', '{{ steps.b }}'])
      .forEach('each', '{{ steps.each.items }}', (lane) => lane.buildJson('inner', '{{ steps.each.count }}'))
      .buildJson('b', '{{ steps.inner }}')
      .condition(
        '{{ steps.no }}',
        (yes) => yes.buildJson('yes', 1),
        (no) => no.buildJson('no', '{{ steps.yes }}'),
      );
    expect(check(flow)).toEqual([
      'error unknownStepKey @ steps › a › config › value › 1',
      'error laterStep @ steps › a › config › value › 2',
      'error enclosingStep @ steps › each › config › items',
      'error enclosingStep @ steps › inner › config › value',
      'error insideLoop @ steps › b › config › value',
      'error laterStep @ steps › condition › config › expression',
      'error otherBranch @ steps › no › config › value',
    ]);
  });

  it('are warnings when the step may not have run', () => {
    const flow = aFlow()
      .manual()
      .condition('{{ run.id }}', (yes) => yes.buildJson('maybe', 1))
      .try({
        body: (lane) => lane.buildJson('tried', 1),
        catch: (lane) => lane.buildJson('caught', '{{ steps.tried }}'),
        finally: (lane) => lane.buildJson('always', '{{ steps.caught }}'),
      })
      .buildJson('end', ['{{ steps.maybe }}', '{{ steps.tried }}', '{{ steps.always }}']);
    expect(check(flow)).toEqual([
      'warning mayNotRun @ steps › caught › config › value',
      'warning mayNotRun @ steps › always › config › value',
      'warning mayNotRun @ steps › end › config › value › 1',
      'warning mayNotRun @ steps › end › config › value › 2',
    ]);
  });

  it('are marked where they stand in their text', () => {
    const text = 'No {{ steps.a }} of {{ steps.ghost.body }} and {{ vars.none }}';
    const document = aFlow().manual().buildJson('a', 1).buildJson('b', text).build();
    const marked = problemsOf(document).map(({ span }) => text.slice(span?.start, span?.end));
    expect(marked).toEqual(['steps.ghost.body', 'vars.none']);
  });

  it('see the body of a loop from its collect expression', () => {
    const flow = aFlow()
      .manual()
      .forEach('each', [1], (lane) => lane.buildJson('row', '{{ loops.each.item }}'), {
        collect: '{{ steps.row }}{{ loops.each.index }}',
      });
    expect(check(flow)).toEqual([]);
  });

  it('with a typing mistake can be fixed', () => {
    const document = aFlow()
      .manual()
      .buildJson('listDrafts', 1)
      .buildJson('b', '{{ steps.lstDrafts.body }}')
      .build();
    expect(problemsOf(document)[0]?.message.en).toBe(
      'There is no step “lstDrafts” in this flow. Did you mean “listDrafts”?',
    );
    expect(afterFix(document)).toEqual([]);
  });

  it('to disabled steps are warnings, and disabled steps are not looked at', () => {
    const flow = aFlow()
      .manual()
      .buildJson('off', '{{ steps.ghost }}', { disabled: true })
      .buildJson('b', '{{ steps.off }}');
    expect(check(flow)).toEqual(['warning disabledStep @ steps › b › config › value']);
  });
});

describe('other references', () => {
  it('to loops hold only inside them', () => {
    const flow = aFlow()
      .manual()
      .forEach('each', '{{ loops.each.item }}', (lane) => lane.buildJson('in', '{{ loops.each.item }}'))
      .buildJson('out', ['{{ loops.each.item }}', '{{ loops.ghost.item }}'])
      .mapFields('map', '{{ steps.each.items }}', [
        {
          target: 'a[].b',
          type: 'text',
          source: { kind: 'expression', expression: '{{ loops.row.item.b }}' },
        },
      ]);
    expect(check(flow)).toEqual([
      'error outsideLoop @ steps › each › config › items',
      'error outsideLoop @ steps › out › config › value › 1',
      'error unknownLoop @ steps › out › config › value › 2',
    ]);
  });

  it('to the error hold only in catch lanes', () => {
    const flow = aFlow()
      .manual()
      .try({
        body: (lane) => lane.buildJson('a', '{{ error.code }}'),
        catch: (lane) =>
          lane.condition('{{ error.code }}', (yes) => yes.buildJson('b', '{{ error.message }}')),
      });
    expect(check(flow)).toEqual(['error errorOutsideCatch @ steps › a › config › value']);
  });

  it('with broken expressions are reported at their field', () => {
    const problems = problemsOf(
      aFlow()
        .manual()
        .buildJson('a', { b: ['{{ steps.x'] })
        .build(),
    );
    expect(problems.map(({ code, field, message }) => [code, field, message.zh])).toEqual([
      ['expressionInvalid', '/config/value/b/0', '缺少“}}”。'],
    ]);
  });
});

describe('variables', () => {
  it('are initialised before they are used', () => {
    const flow = aFlow()
      .manual()
      .setVariable('late', 1)
      .initVariable('late', 'integer')
      .buildJson('x', ['{{ vars.late }}', '{{ vars.ghost }}'])
      .condition('{{ run.id }}', (yes) => yes.initVariable('maybe', 'text'))
      .appendToText('maybe', 'more')
      .setVariable('', 1);
    expect(check(flow)).toEqual([
      'error variableBeforeInit @ steps › set_late › config › name',
      'warning variableMayNotBeSet @ steps › append_maybe › config › name',
      'error variableNameMissing @ steps › set_ › config › name',
      'error unknownVariable @ steps › x › config › value › 2',
    ]);
  });

  it('initialised inside a loop live only there', () => {
    const flow = aFlow()
      .manual()
      .forEach('each', [1], (lane) => lane.initVariable('rows', 'array', []).appendToArray('rows', 1))
      .buildJson('x', '{{ vars.rows }}');
    expect(check(flow)).toEqual(['error variableBeforeInit @ steps › x › config › value']);
  });

  it('are changed only in ways of their type', () => {
    const flow = aFlow()
      .manual()
      .initVariable('text', 'text', 'a')
      .initVariable('count', 'integer', '1.5')
      .incrementVariable('text')
      .appendToArray('count', 1)
      .appendToText('count', 'x');
    expect(check(flow)).toEqual([
      'error variableType @ steps › init_count › config › value',
      'error variableType @ steps › increment_text › config › name',
      'error variableType @ steps › append_count › config › name',
      'error variableType @ steps › append_count2 › config › name',
    ]);
  });

  it('that are unknown can be added', () => {
    const document = aFlow().manual().buildJson('x', '{{ vars.总数 }}').build();
    expect(afterFix(document)).toEqual([]);
  });
});

describe('parameters', () => {
  it('are defined once, used, filled and fitting', () => {
    const flow = aFlow()
      .manual()
      .parameter('idle', 'text')
      .parameter('pages', 'integer', { default: 'many', required: true })
      .parameter('kind', 'choice')
      .parameter('pages', 'text')
      .parameter('operator', 'text', { required: true })
      .buildJson('x', '{{ params.pages }}{{ params.kind }}{{ params.ghost }}{{ params.operator }}');
    expect(check(flow, { parameters: {} })).toEqual([
      'error unknownParameter @ steps › x › config › value',
      'warning unusedParameter @ parameters › idle',
      'error parameterInvalid @ parameters › pages',
      'error parameterInvalid @ parameters › kind',
      'error duplicateParameter @ parameters › pages',
      'error parameterMissing @ parameters › operator',
    ]);
  });
});
