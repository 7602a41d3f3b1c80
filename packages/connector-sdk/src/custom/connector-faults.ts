/** What the manifest's schema cannot say: names that must be there, names given twice, what only code could do. */
import type { Auth } from '../manifest/auth.ts';
import type { ConnectorManifest } from '../manifest/connector.ts';
import { actionFaults } from './action-faults.ts';
import { duplicates, type Fault, fault, unknown } from './fault.ts';
import { MAX_ACTIONS } from './part-limits.ts';

export function connectorFaults(manifest: ConnectorManifest, key: string): Fault[] {
  return [
    ...headFaults(manifest, key),
    ...duplicates(
      manifest.variables.map((each) => each.key),
      ['variables'],
      'key',
    ),
    ...duplicates(
      manifest.secrets.map((each) => each.key),
      ['secrets'],
      'key',
    ),
    ...secretFaults(manifest),
    ...authFaults(manifest),
    ...duplicates(
      manifest.actions.map((each) => each.key),
      ['actions'],
      'key',
    ),
    ...manifest.actions.flatMap((action, at) =>
      actionFaults(action, manifest).map(({ path, message }) => ({
        path: ['actions', at, ...path],
        message,
      })),
    ),
    ...testFaults(manifest),
  ];
}

function headFaults({ key, baseUrl, triggers, actions }: ConnectorManifest, wanted: string): Fault[] {
  return [
    ...(key === wanted
      ? []
      : [fault(['key'], `The key of this connector is “${wanted}”.`, `此连接器的标识为“${wanted}”。`)]),
    ...(baseUrl === undefined || /^(https?:\/\/|\{\w+\})/i.test(baseUrl)
      ? []
      : [
          fault(
            ['baseUrl'],
            'Begin with http://, https:// or a {variable} of the connection.',
            '须以 http://、https:// 或连接的 {变量} 开头。',
          ),
        ]),
    ...(triggers.length === 0
      ? []
      : [
          fault(
            ['triggers'],
            'Events need code, which connectors of your own cannot have: leave the list empty.',
            '事件需要代码支持，自定义连接器不支持事件：请保持该列表为空。',
          ),
        ]),
    ...(actions.length === 0
      ? [fault(['actions'], 'Give the connector at least one action.', '请至少定义一个动作。')]
      : []),
    ...(actions.length > MAX_ACTIONS
      ? [fault(['actions'], `At most ${MAX_ACTIONS} actions.`, `最多 ${MAX_ACTIONS} 个动作。`)]
      : []),
  ];
}

/** A manifest is shown and travels: what a secret holds is given with each connection only. */
function secretFaults({ secrets }: ConnectorManifest): Fault[] {
  return secrets.flatMap((secret, at) =>
    (['default', 'sample'] as const).flatMap((name) =>
      secret[name] === undefined
        ? []
        : [
            fault(
              ['secrets', at, name],
              'A secret is given with each connection: the manifest may not hold one.',
              '机密值应在每个连接中填写，清单中不得包含。',
            ),
          ],
    ),
  );
}

/** Secrets and variables that the way of proving who calls names. */
function authFaults({ auth, secrets, variables }: ConnectorManifest): Fault[] {
  const secretKeys = secrets.map(({ key }) => key);
  const variableKeys = variables.map(({ key }) => key);
  if (auth.kind !== 'choice') return namedFaults(auth, ['auth'], { secretKeys, variableKeys });
  const missing = variableKeys.includes(auth.variable)
    ? []
    : [unknown(['auth', 'variable'], auth.variable, variableKeys)];
  return [
    ...missing,
    ...Object.entries(auth.options).flatMap(([option, simple]) =>
      namedFaults(simple, ['auth', 'options', option], { secretKeys, variableKeys }),
    ),
  ];
}

function namedFaults(
  auth: Exclude<Auth, { kind: 'choice' }>,
  path: (string | number)[],
  { secretKeys, variableKeys }: { secretKeys: string[]; variableKeys: string[] },
): Fault[] {
  const among = (name: string, field: string, known: string[]) =>
    known.includes(name) ? [] : [unknown([...path, field], name, known)];
  switch (auth.kind) {
    case 'none':
    case 'sessionLogin':
      return [];
    case 'basic':
      return [
        ...among(auth.user, 'user', [...variableKeys, ...secretKeys]),
        ...among(auth.password, 'password', secretKeys),
      ];
    case 'apiKey':
    case 'bearer':
      return among(auth.secret, 'secret', secretKeys);
  }
}

function testFaults({ test, actions }: ConnectorManifest): Fault[] {
  if (test === undefined || !('action' in test)) return [];
  const keys = actions.map(({ key }) => key);
  return keys.includes(test.action) ? [] : [unknown(['test', 'action'], test.action, keys)];
}
