/**
 * The request actions. One piece of code, three actions that differ in what repeating them does: the engine decides by the
 * declared effect whether a call may be repeated after a crash.
 */
import {
  type ActionCode,
  type ActionManifest,
  type HttpBody,
  type HttpMethod,
  type HttpRequest,
  type Input,
  TerminalError,
} from '@flowbridge/connector-sdk';
import { any, array, at, object, text } from '../field-builders.ts';
import { expectedStatuses } from './expected-statuses.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies readonly HttpMethod[];

const pairs = (key: string, en: string, zh: string) =>
  array(key, en, zh, {
    items: object('pair', 'Entry', '条目', {
      fields: [text('name', 'Name', '名称', { required: true }), text('value', 'Value', '值')],
    }),
  });

const address: Input[] = [
  at(
    'option',
    text('url', 'Address', '地址', {
      required: true,
      sample: 'https://api.example.com/orders',
      description: {
        en: 'Whole address, or a path added to the base address of the connection.',
        zh: '完整网址，或拼接在连接基础地址之后的路径。',
      },
    }),
  ),
  at('option', pairs('query', 'Query parameters', '查询参数')),
  at('option', pairs('headers', 'Headers', '请求头')),
];

const body: Input[] = [
  at(
    'option',
    text('bodyType', 'Body format', '请求体格式', {
      default: 'json',
      choices: [
        { value: 'json', names: { en: 'JSON', zh: 'JSON' } },
        { value: 'form', names: { en: 'Form fields', zh: '表单' } },
        { value: 'text', names: { en: 'Text', zh: '文本' } },
        { value: 'none', names: { en: 'No body', zh: '无' } },
      ],
    }),
  ),
  at(
    'option',
    any('body', 'Body', '请求体', {
      open: true,
      description: {
        en: 'JSON: any value, or JSON text. Form: an object of names and values. Text: sent as it is.',
        zh: 'JSON：任意值或 JSON 文本；表单：名称与值的对象；文本：原样发送。',
      },
    }),
  ),
  at(
    'option',
    text('contentType', 'Content type', '内容类型', {
      default: 'text/plain; charset=utf-8',
      showWhen: { key: 'bodyType', values: ['text'] },
    }),
  ),
];

const statuses = at(
  'option',
  text('expectedStatuses', 'Statuses that mean success', '视为成功的状态码', {
    default: '200-299',
    sample: '200-299,404',
  }),
);

const idempotencyHeader = at(
  'option',
  text('idempotencyHeader', 'Idempotency header', '幂等键请求头', {
    sample: 'Idempotency-Key',
    description: {
      en: 'For a system that recognises repeated requests by a key: this header carries one that stays the same when the step is repeated. The request then counts as repeatable.',
      zh: '适用于能按键识别重复请求的系统：该请求头携带一个在重复执行时保持不变的键，该请求随之视为可重复执行。',
    },
  }),
);

const method = at(
  'option',
  text('method', 'Method', '请求方法', {
    default: 'POST',
    choices: METHODS.map((value) => ({ value, names: { en: value, zh: value } })),
  }),
);

export const getAction: ActionManifest = {
  key: 'get',
  names: { en: 'Read (GET)', zh: '读取（GET）' },
  description: { en: 'A GET request: changes nothing.', zh: 'GET 请求：不会改变任何数据。' },
  effect: 'read',
  inputs: [...address, statuses],
};

export const requestAction: ActionManifest = {
  key: 'request',
  names: { en: 'Send request', zh: '发送请求' },
  description: {
    en: 'Any method. Treated as a write: it is never repeated without being asked for.',
    zh: '任意方法。按写操作处理：未经要求绝不重复发送。',
  },
  effect: 'write',
  idempotentWith: 'idempotencyHeader',
  inputs: [method, ...address, ...body, statuses, idempotencyHeader],
};

export const repeatableAction: ActionManifest = {
  key: 'requestRepeatable',
  names: { en: 'Send repeatable request', zh: '发送可重复的请求' },
  description: {
    en: 'Any method, for calls whose repetition changes nothing more (PUT, searches by POST).',
    zh: '任意方法，用于重复执行不会产生额外影响的调用（PUT、POST 查询等）。',
  },
  effect: 'idempotent',
  inputs: [method, ...address, ...body, statuses, idempotencyHeader],
};

/** Sends what the input says. Throws `connector.invalidInput` for a malformed field, else what `http.send` throws. */
export const sendRequest: ActionCode = async (input, context) => {
  const wanted = String(input.method ?? 'GET').toUpperCase();
  const chosen = METHODS.find((each) => each === wanted);
  if (chosen === undefined) throw invalid('method', 'not one of the choices');
  const expected = expectedStatuses(String(input.expectedStatuses ?? '200-299'));
  if (expected === undefined) throw invalid('expectedStatuses', 'not a list of statuses such as 200-299,404');
  const headers = readPairs(input.headers, 'headers');
  const keyHeader = typeof input.idempotencyHeader === 'string' ? input.idempotencyHeader : '';
  const sent = chosen === 'GET' ? undefined : readBody(input);
  const request: HttpRequest = {
    method: chosen,
    url: String(input.url ?? ''),
    query: readPairs(input.query, 'query'),
    headers: keyHeader === '' ? headers : [...headers, [keyHeader, context.idempotencyKey]],
    expected,
  };
  if (sent !== undefined) request.body = sent;
  return await context.http.send(request);
};

function readPairs(value: unknown, field: string): [string, string][] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown): [string, string][] => {
    if (typeof each !== 'object' || each === null || !('name' in each))
      throw invalid(field, 'not a list of name and value');
    const given = 'value' in each ? each.value : undefined;
    if (given === undefined || given === null || each.name === '') return [];
    return [[String(each.name), typeof given === 'object' ? JSON.stringify(given) : String(given)]];
  });
}

function readBody(input: Readonly<Record<string, unknown>>): HttpBody | undefined {
  const { body: value } = input;
  if (value === undefined) return undefined;
  switch (input.bodyType) {
    case 'none':
      return undefined;
    case 'text':
      return { type: 'text', text: asText(value), contentType: String(input.contentType) };
    case 'form': {
      if (typeof value !== 'object' || value === null) throw invalid('body', 'not an object');
      const fields = Object.entries(value)
        .filter(([, each]) => each !== undefined && each !== null)
        .map(([name, each]) => [name, asText(each)] as const);
      return { type: 'form', fields: Object.fromEntries(fields) };
    }
    default:
      // JSON typed as text is sent as written: nothing in it is rounded or reordered.
      return typeof value === 'string' && /^\s*[[{]/.test(value)
        ? { type: 'text', text: value, contentType: 'application/json' }
        : { type: 'json', value };
  }
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function invalid(field: string, reason: string): TerminalError {
  return new TerminalError({
    code: 'connector.invalidInput',
    message: `input ${field}: ${reason}`,
    details: { field, reason },
  });
}
