import { describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';
import { aMachine } from './testing/a-machine.ts';
import { anInstallation } from './testing/an-installation.ts';

const ID = '0'.repeat(32);
const RUN = {
  ...{ id: ID, flowName: 'Orders', state: 'succeeded', attempt: 1, durationMs: 20 },
  acceptedAt: '2026-01-31T12:00:00.000Z',
};

describe('a command that is not understood', () => {
  test.each([
    [['run'], "missing required argument 'flow'"],
    [['run', 'x', '--kee=secret'], 'unknown option'],
    [['retry'], 'It is not said which runs'],
    [['retry', ID, '--flow', 'x'], 'not both'],
    [['import', 'x', '--choose'], 'argument missing'],
  ])('%j ends with 2 and one line', async (args, said) => {
    const machine = aMachine({ env: { FLOWBRIDGE_URL: 'https://a.test', FLOWBRIDGE_API_KEY: 'k' } });
    expect(await runCli(args, machine)).toBe(2);
    expect(machine.said.err).toContain(said);
    expect(machine.said.err).toMatch(/^error: usage: [^\n]*\n$/);
    expect(machine.said.err).not.toContain('secret');
    expect(machine.said.out).toBe('');
  });
});

test('scripts read a usage error as a value, too', async () => {
  const machine = aMachine();
  expect(await runCli(['run', '--json'], machine)).toBe(2);
  expect(JSON.parse(machine.said.err)).toMatchObject({ error: { code: 'usage' } });
});

test.each(['export', 'import', 'run', 'retry', 'promote'])('%s --help shows examples', async (name) => {
  const machine = aMachine();
  const args = name === 'export' ? ['export', 'flows', '--help'] : [name, '--help'];
  expect(await runCli(args, machine)).toBe(0);
  expect(machine.said.out).toMatch(new RegExp(`Examples:\\n  flowbridge ${name} `));
});

describe('a run that is followed', () => {
  const step = { path: 'ask', kind: 'action', state: 'succeeded', durationMs: 12 };
  const flows = { items: [{ id: 'f1', name: 'Orders', folder: null }], nextCursor: null };

  async function following(states: readonly object[], ...args: string[]) {
    let asked = 0;
    await using there = await anInstallation((call) => {
      if (call.startsWith('GET /flows')) return { body: flows };
      if (call.startsWith('POST')) return { status: 202, body: { runId: ID } };
      if (call.includes('/steps')) return { body: { items: asked > 1 ? [step] : [], nextCursor: null } };
      asked += 1;
      return { body: { ...RUN, ...states[Math.min(asked, states.length) - 1] } };
    });
    const machine = aMachine({ env: { FLOWBRIDGE_URL: there.url, FLOWBRIDGE_API_KEY: 'k' } });
    return { code: await runCli(['run', 'Orders', '--wait', ...args], machine), said: machine.said };
  }

  test('tells each step once, then the output, and ends with 0', async () => {
    const { code, said } = await following([
      { state: 'running' },
      { state: 'running' },
      { state: 'succeeded', output: { ok: true } },
    ]);
    expect(code).toBe(0);
    expect(said.err.match(/ask/g)).toHaveLength(1);
    expect(JSON.parse(said.out)).toEqual({ ok: true });
  });

  test.each([
    ['failed', 3],
    ['completedWithFailures', 4],
    ['cancelled', 5],
    ['needsDecision', 6],
  ])('and is %s ends with %i', async (state, expected) => {
    const error = { code: 'connectorFailed', message: 'No.', path: 'ask' };
    const { code, said } = await following([{ state, ...(state === 'failed' ? { error } : {}) }]);
    expect(code).toBe(expected);
    if (state === 'failed') expect(said.err).toContain('error: connectorFailed: No (at ask).\n');
  });

  test('and is not over in time ends with 6: the run itself goes on', async () => {
    const { code, said } = await following([{ state: 'running' }], '--timeout', '5');
    expect(code).toBe(6);
    expect(said.err).toContain(`The run ${ID} is running. The run goes on.`);
  });

  test('gives scripts one value, whatever became of it', async () => {
    const { said } = await following([{ state: 'failed', error: { code: 'x', message: 'y' } }], '--json');
    expect(JSON.parse(said.out)).toMatchObject({ runId: ID, state: 'failed', error: { code: 'x' } });
    expect(JSON.parse(said.err)).toMatchObject({ error: { code: 'x', message: 'y' } });
  });
});
