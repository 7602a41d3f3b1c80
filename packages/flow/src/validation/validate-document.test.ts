import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { applyCommand } from '../commands/apply-command.ts';
import { stepId } from '../document/ids.ts';
import { commandFrom, seeds } from '../testing/arbitrary-command.ts';
import { check, problemsOf, show } from '../testing/check-flow.ts';
import { largeFlow } from '../testing/large-flow.ts';
import { plainLanguage } from '../testing/plain-language.ts';

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

  it('finds nothing wrong with a flow of 4,991 steps, again after a copy', () => {
    const document = largeFlow(4990);
    expect(problemsOf(document)).toEqual([]);
    const changed = { ...document, steps: { ...document.steps } };
    expect(problemsOf(changed)).toEqual([]);
    expect(document.steps[stepId.parse('s1')]).toBe(changed.steps[stepId.parse('s1')]);
  });
});
