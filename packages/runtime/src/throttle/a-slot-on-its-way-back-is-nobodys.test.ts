import { expect, test } from 'vitest';
import { createConnectionGate } from './connection-gate.ts';
import type { TurnStore } from './turn-store.ts';

/** A store that grants everything and answers `giveBack` when the test lets it. */
function slowStore() {
  let release = () => {};
  const seen = { takes: 0, givesBack: 0 };
  const store: TurnStore = {
    async take({ wanted }) {
      seen.takes += 1;
      return { granted: wanted, blockedMs: 0, retryMs: null };
    },
    giveBack() {
      seen.givesBack += 1;
      return new Promise((resolve) => {
        release = resolve;
      });
    },
    block: async () => 0,
    calm: async () => undefined,
  };
  return { store, seen, release: () => release() };
}

test('a call that comes while its node gives a slot back asks for a new one', async () => {
  const { store, seen, release } = slowStore();
  const gate = createConnectionGate(store);
  const wanted = { limits: { concurrency: 1 }, timeoutMs: 5_000, signal: new AbortController().signal };
  (await gate.turn(wanted)).end();
  await expect.poll(() => seen.givesBack).toBe(1);

  let went = false;
  const second = gate.turn(wanted).then((turn) => {
    went = true;
    return turn;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect([went, seen.takes]).toEqual([false, 1]);
  release();
  (await second).end();
  expect(seen.takes).toBe(2);
  gate.close();
});

test('a call that comes again at once uses the slot its node still holds', async () => {
  const { store, seen } = slowStore();
  const gate = createConnectionGate(store);
  const wanted = { limits: { concurrency: 1 }, timeoutMs: 5_000, signal: new AbortController().signal };
  for (let n = 0; n < 3; n++) (await gate.turn(wanted)).end();
  expect(seen).toEqual({ takes: 1, givesBack: 0 });
  gate.close();
});
