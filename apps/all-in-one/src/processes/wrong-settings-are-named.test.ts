import { runFlowbridge } from '@flowbridge/testing';
import { expect, test } from 'vitest';

const WRONG = { DATABASE_URL: 'mysql://somewhere', FLOWBRIDGE_MASTER_KEY: 'short', PORT: 'x' };

test.each(['start', 'api', 'runner'])(
  '%s names every variable that is wrong and does not start',
  async (command) => {
    const { code, output } = await runFlowbridge({ command: [command], env: WRONG });
    expect(code).toBe(1);
    for (const name of Object.keys(WRONG)) expect(output).toContain(name);
    expect(output).not.toContain('short');
  },
);

test('an unknown command is answered with those there are', async () => {
  const { code, output } = await runFlowbridge({ command: ['runers'], env: {} });
  expect(code).toBe(1);
  expect(output).toMatch(/Unknown command "runers"[\s\S]*runner[\s\S]*rotate-key/);
});
