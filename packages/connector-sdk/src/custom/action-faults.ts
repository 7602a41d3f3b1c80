/** One action of a custom connector: it must be a request, and name only inputs and settings that exist. */
import type { ActionManifest, ActionRequest } from '../manifest/action.ts';
import type { ConnectorManifest } from '../manifest/connector.ts';
import { duplicates, type Fault, fault, unknown } from './fault.ts';

export function actionFaults(action: ActionManifest, manifest: ConnectorManifest): Fault[] {
  const { request, inputs } = action;
  const keys = inputs.map(({ field }) => field.key);
  if (request === undefined)
    return [
      fault(
        ['request'],
        'Say which request this action is: method and path.',
        '请说明该动作对应的请求：method 与 path。',
      ),
    ];
  const variables = manifest.variables.map(({ key }) => key);
  return [
    ...duplicates(keys, ['inputs'], 'field', 'key'),
    ...addressFaults(request, manifest),
    ...braceFaults(request.path, ['request', 'path'], [...keys, ...variables]),
    ...loginFaults(request),
    ...Object.entries(request.headers ?? {}).flatMap(([name, text]) =>
      braceFaults(text, ['request', 'headers', name], [...keys, ...variables]),
    ),
    ...inputs.flatMap(({ place, field }, at) =>
      place !== 'path' || request.path.includes(`{${field.key}`)
        ? []
        : [fault(['inputs', at, 'place'], `The path has no {${field.key}}.`, `路径中没有 {${field.key}}。`)],
    ),
    ...namedInputs(action).flatMap(({ path, name }) =>
      keys.includes(name) ? [] : [unknown(path, name, keys)],
    ),
  ];
}

function addressFaults({ path }: ActionRequest, { baseUrl }: ConnectorManifest): Fault[] {
  if (baseUrl !== undefined || /^(https?:\/\/|\{\w+\})/i.test(path)) return [];
  return [
    fault(
      ['request', 'path'],
      'The connector has no baseUrl: begin with http://, https:// or a {variable} of the connection.',
      '连接器没有 baseUrl：须以 http://、https:// 或连接的 {变量} 开头。',
    ),
  ];
}

const LOGIN_HEADER = /authorization|token|secret|api-?key|cookie/i;

/** A credential written into a header would be shown to everybody who sees the manifest, and travel with it. */
function loginFaults({ headers = {} }: ActionRequest): Fault[] {
  return Object.entries(headers).flatMap(([name, text]) =>
    !LOGIN_HEADER.test(name) || text.includes('{')
      ? []
      : [
          fault(
            ['request', 'headers', name],
            'This looks like a credential: make it a secret of the connection and say so in auth.',
            '这看起来是凭证：请将其设为连接的机密项，并在 auth 中引用。',
          ),
        ],
  );
}

/** `{name}` and `{name:odata}` whose name nothing has. */
function braceFaults(text: string, path: (string | number)[], known: string[]): Fault[] {
  return [...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].flatMap(([, name = '']) =>
    known.includes(name) ? [] : [unknown(path, name, known)],
  );
}

/** Inputs that paging and repeating are told by. */
function namedInputs({ paging, idempotentWith, appendsLists }: ActionManifest) {
  const of = (name: string | undefined, ...path: string[]) => (name === undefined ? [] : [{ path, name }]);
  return [
    ...of(paging?.enabledBy, 'paging', 'enabledBy'),
    ...of(paging?.limitBy, 'paging', 'limitBy'),
    ...(paging !== undefined && 'input' in paging ? of(paging.input, 'paging', 'input') : []),
    ...of(idempotentWith, 'idempotentWith'),
    ...of(appendsLists?.input, 'appendsLists', 'input'),
    ...of(appendsLists?.unless, 'appendsLists', 'unless'),
  ];
}
