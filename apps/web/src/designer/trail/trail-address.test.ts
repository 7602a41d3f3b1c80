import { expect, test } from 'vitest';
import { backTo, intoFlow, readTrail } from './trail-address.ts';

const paramsOf = (address: string) => new URL(address, 'http://x').searchParams;

test('the way in can be gone back, stop by stop', () => {
  const first = intoFlow('b', { flowId: 'a', stepId: 's1' }, []);
  const second = intoFlow('c', { flowId: 'b', stepId: 's2' }, readTrail(paramsOf(first)));
  const trail = readTrail(paramsOf(second));
  expect(trail).toEqual([
    { flowId: 'a', stepId: 's1' },
    { flowId: 'b', stepId: 's2' },
  ]);
  expect(backTo(trail, 1)).toBe('/flows/b?at=s2&trail=a.s1');
  expect(backTo(trail, 0)).toBe('/flows/a?at=s1');
});

test('an address that somebody wrote by hand leads nowhere strange', () => {
  expect(readTrail(new URLSearchParams({ trail: '../x.s~a b.c~ok.s~half' }))).toEqual([
    { flowId: 'ok', stepId: 's' },
  ]);
  expect(readTrail(new URLSearchParams())).toEqual([]);
});
