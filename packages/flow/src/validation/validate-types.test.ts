import { describe, expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { afterFix, check, problemsOf } from '../testing/check-flow.ts';

describe('values of another type', () => {
  it('are warned of where no run could convert them', () => {
    const flow = aFlow()
      .manual()
      .buildJson('order', { total: 12.5, lines: [{ price: 1 }] })
      .forEach('each', '{{ steps.order.total }}', (lane) => lane.buildJson('row', 1))
      .initVariable('sum', 'number', '{{ steps.order.lines.price }}')
      .initVariable('first', 'object', '{{ steps.order.lines }}');
    expect(check(flow)).toEqual([
      'warning typeDiffers @ steps › each › config › items',
      'warning typeDiffers @ steps › init_sum › config › value',
      'warning typeDiffers @ steps › init_first › config › value',
    ]);
    expect(problemsOf(flow.build())[1]?.message).toEqual({
      en: 'This gives a list; a number is needed here.',
      zh: '此处需要数字，而该值是数组。',
    });
  });

  it('are none where a run converts, or where the type is not known beforehand', () => {
    const flow = aFlow()
      .manual()
      .buildJson('order', { number: '12', head: { a: 1 }, total: 3 })
      .forEach('each', '{{ steps.order.head }}', (lane) => lane.buildJson('row', 1))
      .initVariable('a', 'number', '{{ steps.order.number }}')
      .initVariable('b', 'text', '{{ steps.order.head }}')
      .initVariable('c', 'integer', '{{ run.id }}')
      .initVariable('d', 'array', '{{ [steps.order.total] }}');
    expect(check(flow)).toEqual([]);
  });

  it('are told where a field is read that its source does not have, with a fix where one is near', () => {
    const flow = aFlow()
      .manual()
      .buildJson('order', { total: 3 })
      .buildJson('text', 'Sum: {{ steps.order.totl }}');
    expect(check(flow)).toEqual(['warning unknownSourceField @ steps › text › config › value']);
    expect(problemsOf(flow.build())[0]?.message.en).toBe(
      'steps.order has no field “totl”. Did you mean “total”?',
    );
    expect(afterFix(flow.build())).toEqual([]);
  });
});
