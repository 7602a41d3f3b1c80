/** For tests: a machine that remembers what was said on it. */
import type { Surroundings } from '../surroundings.ts';

export type TestMachine = Surroundings & { said: { out: string; err: string } };

/** Time passes only while somebody sleeps. */
export function aMachine(given: Partial<Surroundings> = {}): TestMachine {
  const said = { out: '', err: '' };
  let now = Date.UTC(2026, 0, 31, 12);
  return {
    said,
    env: {},
    cwd: '/nowhere',
    home: '/nowhere',
    stdin: async () => '',
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    overwrites: false,
    sleep: async (ms) => {
      now += ms;
    },
    nowMs: () => now,
    ...given,
  };
}
