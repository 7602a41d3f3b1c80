import { expect, it } from 'vitest';
import { aFlow } from '../builder/a-flow.ts';
import { afterFix, check } from '../testing/check-flow.ts';

const retry = { times: 2, backoff: 'fixed' as const, delayMs: 100 };

it('a retry on a step with lanes is reported where it stands, and can be taken away', () => {
  const flow = aFlow()
    .manual()
    .forEach('each', [1], (body) => body.buildJson('made', 1), { retry });
  expect(check(flow)).toEqual(['warning settingIgnored @ steps › each › retry']);
  expect(afterFix(flow.build())).toEqual([]);
});

it('a time limit on a step that only computes is reported, on an action and on code it is not', () => {
  const flow = aFlow()
    .manual()
    .buildJson('made', 1, { timeoutMs: 500 })
    .action('http', 'request', { url: 'https://a' }, { timeoutMs: 500, retry });
  expect(check(flow)).toEqual(['warning settingIgnored @ steps › made › timeoutMs']);
});
