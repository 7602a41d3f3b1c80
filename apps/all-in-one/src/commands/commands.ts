/** Every command of `flowbridge`, by name. */
import { clientCommands } from '@flowbridge/cli/client-commands';
import { readConfig } from '../config.ts';
import type { Command } from './command.ts';

export const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: {
      purpose: 'everything in one process: database, api, runner, sandbox systems (what npm start runs)',
    },
    run: async () => (await import('./start-command.ts')).startCommand(readConfig(process.env)),
  },
  api: {
    usage: { purpose: 'the control plane alone: console, REST; any number behind a load balancer' },
    run: async () => (await import('./api-command.ts')).apiCommand(process.env),
  },
  runner: {
    usage: { purpose: 'the data plane alone: /hooks, queue, schedules; any number, anywhere' },
    run: async () => (await import('./runner-command.ts')).runnerCommand(process.env),
  },
  sandbox: {
    usage: { purpose: 'the simulated business systems alone' },
    run: async () => (await import('./sandbox-command.ts')).sandboxCommand(process.env),
  },
  config: {
    usage: { purpose: 'prints the settings in force, secrets masked' },
    run: async () => (await import('./config-command.ts')).configCommand(readConfig(process.env)),
  },
  'create-owner': {
    usage: {
      options: '<e-mail> <tenant code> <tenant name>',
      purpose: 'makes the first user; the password is read from standard input',
    },
    run: async (options) =>
      (await import('./create-owner-command.ts')).createOwnerCommand(readConfig(process.env), options),
  },
  'create-key': {
    usage: {
      options: '<e-mail> <name> [days]',
      purpose: 'makes a REST key that acts as a person, for scripts and the commands below; shown once',
    },
    run: async (options) =>
      (await import('./create-key-command.ts')).createKeyCommand(readConfig(process.env), options),
  },
  'rotate-key': {
    usage: { purpose: 'puts all tenants’ secrets under a new master key; every process must be stopped' },
    run: async () => (await import('./rotate-key-command.ts')).rotateKeyCommand(readConfig(process.env)),
  },
  ...Object.fromEntries(
    Object.entries(clientCommands).map(([name, purpose]): [string, Command] => [
      name,
      {
        usage: { options: '…', purpose: `${purpose} (--help says how)` },
        run: async (options) => (await import('./client-command.ts')).clientCommand([name, ...options]),
      },
    ]),
  ),
};

/** What `flowbridge help` prints. */
export function describeCommands(): string {
  const rows = Object.entries(commands).map(
    ([name, { usage }]) => [`${name} ${usage.options ?? ''}`.trim(), usage.purpose] as const,
  );
  const width = Math.max(...rows.map(([call]) => call.length));
  return [
    'flowbridge <command>',
    ...rows.map(([call, purpose]) => `  ${call.padEnd(width)}  ${purpose}`),
  ].join('\n');
}
