import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow, type FlowBuilder } from '../builder/a-flow.ts';
import type { Bindings } from '../catalog/connector-catalog.ts';
import { applyCommand } from '../commands/apply-command.ts';
import type { FlowDocument } from '../document/document.ts';
import { stepId } from '../document/ids.ts';
import type { Problem } from '../problem/problem.ts';
import { commandFrom, seeds } from '../testing/arbitrary-command.ts';
import { largeFlow } from '../testing/large-flow.ts';
import { plainLanguage } from '../testing/plain-language.ts';
import { smallCatalog } from '../testing/small-catalog.ts';
import { validateDocument } from './validate-document.ts';

const options = { language: plainLanguage, catalog: smallCatalog };
const problemsOf = (document: FlowDocument, bindings?: Bindings) =>
  validateDocument(document, { ...options, bindings, forPublish: true });
const show = (problems: Problem[]) =>
  problems.map(({ code, severity, path }) => `${severity} ${code} @ ${path}`);
const check = (flow: FlowBuilder, bindings?: Bindings) => show(problemsOf(flow.build(), bindings));

/** Applies the first problem's fix and answers what is still wrong. */
function afterFix(document: FlowDocument): string[] {
  const fix = problemsOf(document).find((problem) => problem.fix !== undefined)?.fix;
  if (fix === undefined) return ['no fix'];
  const fixed = applyCommand(document, fix, plainLanguage);
  return fixed.ok ? show(problemsOf(fixed.document)) : [fixed.problem.message.en];
}

describe('a complete flow', () => {
  it('has no problems', () => {
    const flow = aFlow()
      .http()
      .parameter('objType', 'text', { required: true })
      .initVariable('rows', 'array', [])
      .action('sap-b1', 'listDrafts', { filter: '{{ params.objType }}' })
      .forEach('each', '{{ steps.listDrafts.body.value }}', (lane) =>
        lane
          .buildJson('line', { code: '{{ loops.each.item.ItemCode }}' })
          .condition('{{ loops.each.first }}', (yes) => yes.continue())
          .appendToArray('rows', '{{ steps.line }}'),
      )
      .try({
        body: (lane) => lane.action('http', 'request', { url: '{{ vars.rows }}' }, { key: 'send' }),
        catch: (lane) =>
          lane.buildJson('failed', '{{ error.message }}').terminate('failed', '{{ error.code }}'),
      })
      .respond({ body: { rows: '{{ vars.rows }}', count: '{{ steps.each.count }}' } });
    const bindings = { connections: { 'sap-b1': 'c1' }, parameters: { objType: 'Items' } };
    expect(check(flow, bindings)).toEqual([]);
  });
});

describe('triggers', () => {
  it('must be there, and a manual one is offered', () => {
    const document = aFlow().buildJson('x', 1).build();
    expect(show(problemsOf(document))).toEqual(['error triggerMissing @ triggers']);
    expect(afterFix(document)).toEqual([]);
  });

  it.each([
    ['', 'Say when: the cron text is empty.'],
    ['* * *', 'A cron text has five fields, or six with seconds first; this one has 3.'],
    ['61 * * * *', '“61” is no minute (0–59).'],
    ['0 5-2 * * *', '“5-2” is no hour (0–23).'],
    ['0 0 * FOO *', '“FOO” is no month (1–12).'],
    ['*/0 * * * *', '“*/0” is no minute (0–59).'],
  ])('with cron text “%s” are refused: %s', (cron, message) => {
    const problems = problemsOf(aFlow().schedule({ mode: 'cron', cron }).buildJson('x', 1).build());
    expect(problems.map((problem) => problem.message.en)).toEqual([message]);
    expect(problems[0]?.field).toBe('/config/cron');
  });

  it.each([
    '*/5 * * * *',
    '0 9-17/2 * * MON-FRI',
    '0 0 0 L * ?',
    '0 0 1,15 JAN,DEC *',
    '@daily',
    '0 8 * * 1#2',
  ])('with cron text “%s” are fine', (cron) => {
    expect(check(aFlow().schedule({ mode: 'cron', cron }).buildJson('x', 1))).toEqual([]);
  });

  it('repeat a whole number of times, in a zone that exists', () => {
    const flow = aFlow()
      .schedule({ mode: 'interval', every: 'often', unit: 'minutes', timeZone: 'Mars/Base' })
      .schedule({ mode: 'interval', every: '{{ params.Cyc }}', unit: 'days', timeZone: 'Asia/Shanghai' })
      .parameter('Cyc', 'integer', { default: 1 })
      .buildJson('x', 1);
    expect(check(flow)).toEqual([
      'error scheduleInvalid @ triggers › schedule › config › every',
      'error scheduleInvalid @ triggers › schedule › config › timeZone',
    ]);
  });

  it('of connectors name an event that exists, with its required inputs and a connection', () => {
    const bindings = { connections: {} };
    expect(check(aFlow().connectorEvent('sap-b1', 'nothing').buildJson('x', 1))).toEqual([
      'error unknownEvent @ triggers › nothing › config › event',
    ]);
    expect(check(aFlow().connectorEvent('sap-b1', 'documentAdded').buildJson('x', 1), bindings)).toEqual([
      'error requiredMissing @ triggers › documentAdded › config › input › objType',
      'error connectionMissing @ triggers › documentAdded › config › connector',
    ]);
  });

  it('see no steps in their settings', () => {
    const dedupe = { key: '{{ steps.x }}{{ trigger.body.id }}', windowMs: 1000 };
    expect(check(aFlow().http({ dedupe }).buildJson('x', 1))).toEqual([
      'error notInTrigger @ triggers › http › config › dedupe › key',
    ]);
  });
});

describe('actions', () => {
  it('need their required inputs unless a default or a hidden form field excuses them', () => {
    const request = (input: Record<string, string>) => aFlow().manual().action('http', 'request', input);
    expect(check(request({}))).toEqual(['error requiredMissing @ steps › request › config › input › url']);
    expect(check(request({ url: 'https://a' }))).toEqual([]);
    expect(check(request({ url: 'https://a', method: 'PUT' }))).toEqual([
      'error requiredMissing @ steps › request › config › input › body',
    ]);
  });

  it('name a connector and an action that exist', () => {
    expect(check(aFlow().manual().action('ghost', 'do').action('http', 'vanish'))).toEqual([
      'error unknownConnector @ steps › do › config › connector',
      'error unknownAction @ steps › vanish › config › action',
    ]);
  });

  it('need a connection, for the step itself or for the connector', () => {
    const flow = () => aFlow().manual().action('sap-b1', 'listDrafts');
    expect(check(flow(), { connections: {} })).toEqual([
      'error connectionMissing @ steps › listDrafts › config › connector',
    ]);
    expect(check(flow(), { connections: { s1: 'c1' } })).toEqual([]);
    expect(check(flow(), { connections: { 'sap-b1': 'c1' } })).toEqual([]);
    expect(check(flow())).toEqual([]);
    const draft = validateDocument(flow().build(), { ...options, bindings: {} });
    expect(show(draft)).toEqual(['warning connectionMissing @ steps › listDrafts › config › connector']);
  });
});

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

describe('validation', () => {
  it('answers integrity problems only when the document is no sound tree', () => {
    const document = aFlow().manual().buildJson('a', 1).build();
    const broken = { ...document, steps: {} };
    expect(show(problemsOf(broken))).toEqual(['error laneStepMissing @ lanes › root › 1']);
  });

  it('has both languages in every message and never throws, whatever was drawn', () => {
    fc.assert(
      fc.property(seeds, (script) => {
        let document = aFlow().manual().build();
        for (const seed of script) {
          const result = applyCommand(document, commandFrom(document, seed), plainLanguage);
          if (result.ok) document = result.document;
        }
        for (const problem of problemsOf(document, { connections: {} })) {
          expect(problem.message.en.length * problem.message.zh.length).toBeGreaterThan(0);
          const fix = problem.fix;
          if (fix !== undefined) expect(applyCommand(document, fix, plainLanguage).ok).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes little time on a flow of 4,991 steps', () => {
    const document = largeFlow(4990);
    expect(problemsOf(document)).toEqual([]);
    const before = Date.now();
    const changed = { ...document, steps: { ...document.steps } };
    problemsOf(changed);
    expect(Date.now() - before).toBeLessThan(3000);
    expect(document.steps[stepId.parse('s1')]).toBe(changed.steps[stepId.parse('s1')]);
  });
});
