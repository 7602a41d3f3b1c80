import { expect, test } from 'vitest';
import { callsCancelledBy } from './on-abort.ts';

test('all calls of a signal share one listener, and each one under way is cancelled', () => {
  const controller = new AbortController();
  let listeners = 0;
  const add = controller.signal.addEventListener.bind(controller.signal);
  const signal = Object.assign(controller.signal, {
    addEventListener: (type: 'abort', listener: () => void) => {
      listeners += 1;
      add(type, listener);
    },
  });
  const cancelled: string[] = [];
  const ended = () => cancelled.push('ended');
  callsCancelledBy(signal).add(ended);
  for (const name of ['first', 'second']) callsCancelledBy(signal).add(() => cancelled.push(name));
  callsCancelledBy(signal).delete(ended);
  controller.abort();
  expect(cancelled).toEqual(['first', 'second']);
  expect(listeners).toBe(1);
});

test('a call that leaves while its neighbours are cancelled disturbs none of them', () => {
  const controller = new AbortController();
  const calls = callsCancelledBy(controller.signal);
  let cancelled = 0;
  const cancels = Array.from({ length: 20 }, () => {
    const cancel = () => {
      cancelled += 1;
      calls.delete(cancel);
    };
    return cancel;
  });
  for (const cancel of cancels) calls.add(cancel);
  controller.abort();
  expect(cancelled).toBe(20);
});
