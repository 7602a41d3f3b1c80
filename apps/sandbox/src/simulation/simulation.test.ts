import { describe, expect, it } from 'vitest';
import { createCounters } from './counters.ts';
import { createFaultPlan, FAULT_KINDS } from './fault-plan.ts';
import { createJournal } from './journal.ts';
import { createSimClock } from './sim-clock.ts';

describe('the clock', () => {
  it('follows the machine from where it was set, until it is frozen', () => {
    let real = 1_000_000;
    const clock = createSimClock(() => real);
    clock.change({ now: '2022-08-23T10:20:00Z' });
    real += 5;
    expect(clock.read().now).toBe('2022-08-23T10:20:00.005Z');
    clock.change({ freeze: true });
    real += 60_000;
    clock.change({ advanceMs: 10 });
    expect(clock.read()).toMatchObject({ now: '2022-08-23T10:20:00.015Z', frozen: true });
    clock.change({ freeze: false });
    real += 1;
    expect(clock.read().now).toBe('2022-08-23T10:20:00.016Z');
    clock.reset();
    expect(clock.now()).toBe(real);
  });

  it('refuses what it does not understand', () => {
    const clock = createSimClock();
    for (const body of [null, { now: 'soon' }, { advance: '5m' }, { advanceMs: '5' }, { now: 1e300 }]) {
      expect(() => clock.change(body)).toThrow();
    }
  });
});

describe('the fault plan', () => {
  const call = { method: 'POST', path: '/b1s/v1/Drafts(16)' };

  it('hits matching calls so many times, after so many were let through', () => {
    const plan = createFaultPlan(FAULT_KINDS);
    plan.add([{ kind: 'http500', match: { method: 'post', path: '/Drafts' }, times: 2, after: 1 }]);
    expect(plan.take({ method: 'GET', path: call.path })).toBeUndefined();
    expect([1, 2, 3, 4].map(() => plan.take(call)?.kind)).toEqual([
      undefined,
      'http500',
      'http500',
      undefined,
    ]);
    expect(plan.list()).toEqual([]);
  });

  it('takes * for any text and then matches the whole path', () => {
    const plan = createFaultPlan(FAULT_KINDS);
    plan.add({ kind: 'reset', match: { path: '/b1s/*/Drafts(*)' } });
    expect(plan.take({ method: 'GET', path: '/b1s/v1/Drafts(16)/x' })).toBeUndefined();
    expect(plan.take({ method: 'GET', path: '/b1s/v2/Drafts(9)' })?.kind).toBe('reset');
  });

  it('draws the same chances for the same seed', () => {
    const draws = (seed: number) => {
      const plan = createFaultPlan(FAULT_KINDS);
      plan.add({ kind: 'reset', times: 1000, probability: 0.3, seed });
      return Array.from({ length: 300 }, () => (plan.take(call) ? 1 : 0));
    };
    expect(draws(5)).toEqual(draws(5));
    const hits = draws(5).filter((each) => each === 1).length;
    expect(hits).toBeGreaterThan(60);
    expect(hits).toBeLessThan(120);
  });

  it('hits every nth matching call', () => {
    const plan = createFaultPlan(FAULT_KINDS);
    plan.add({ kind: 'reset', every: 3, times: 2 });
    expect(Array.from({ length: 9 }, () => (plan.take(call) ? 1 : 0))).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0]);
  });

  it('refuses unknown kinds, kinds without meaning for the system and unknown fields', () => {
    const plan = createFaultPlan(['http500']);
    expect(() => plan.add({ kind: 'reset' })).toThrow('has no meaning here');
    expect(() => plan.add({ kind: 'explode' })).toThrow('kind');
    expect(() => plan.add([{ kind: 'http500', time: 2 }])).toThrow('0');
    expect(plan.list()).toEqual([]);
  });
});

describe('the journal', () => {
  const entry = (body: string) => ({
    atMs: 0,
    method: 'GET',
    path: '/x',
    query: '',
    headers: {},
    body,
    answered: true,
    answer: { status: 200, headers: {}, body: '' },
    durationMs: 1,
  });

  it('keeps the newest entries within its bounds and cuts long bodies', () => {
    const journal = createJournal({ maxEntries: 3, maxBytes: 1_000_000, bodyLimit: 10 });
    for (let index = 0; index < 8; index += 1) journal.add(entry(String(index)));
    journal.add(entry('x'.repeat(50)));
    expect(journal.entries().map((each) => each.seq)).toEqual([7, 8, 9]);
    expect(journal.entries().at(-1)).toMatchObject({ body: 'x'.repeat(10), bodyCut: true });
    expect(journal.total()).toBe(9);
  });

  it('keeps to its bytes and can be switched off', () => {
    const journal = createJournal({ maxEntries: 100, maxBytes: 5000, bodyLimit: 10_000 });
    for (let index = 0; index < 20; index += 1) journal.add(entry('x'.repeat(1000)));
    expect(journal.entries().length).toBe(2);
    const off = createJournal({ maxEntries: 0, maxBytes: 0, bodyLimit: 0 });
    off.add(entry('x'));
    expect([off.entries(), off.total()]).toEqual([[], 1]);
  });
});

describe('the counters', () => {
  it('count writes by business key', () => {
    const counters = createCounters();
    for (const key of ['a', 'b', 'a']) counters.write(key);
    counters.login();
    expect(counters.read()).toEqual({ logins: 1, writes: { a: 2, b: 1 } });
  });
});
