/** Shapes that do not depend on the flow: what runs, failures and loops bring. */
import type { ValueSchema, ValueType } from '../document/values.ts';
import type { Bilingual } from '../problem/problem.ts';

type Fields = NonNullable<ValueSchema['fields']>;

export function object(fields: Fields): ValueSchema {
  return { type: 'object', fields };
}

export function field(key: string, schema: ValueType | ValueSchema, names?: Bilingual): Fields[number] {
  const base = typeof schema === 'string' ? { type: schema } : schema;
  return { key, schema: names === undefined ? base : { ...base, names } };
}

const say = (en: string, zh: string): Bilingual => ({ en, zh });

export const errorSchema: ValueSchema = object([
  field('code', 'text', say('Error code', '错误代码')),
  field('message', 'text', say('Message', '错误信息')),
  field('step', 'text', say('Failed step', '出错步骤')),
  field('path', 'text', say('Address of the step run', '步骤执行路径')),
  field('status', 'integer', say('HTTP status', 'HTTP 状态码')),
  field('body', 'any', say('Answer', '响应内容')),
  field('vendorCode', 'any', say('Code of the business system', '业务系统错误码')),
  field('vendorText', 'text', say('Text of the business system', '业务系统错误信息')),
]);

export const runSchema: ValueSchema = object([
  field('id', 'text', say('Run id', '运行 ID')),
  field('startedAt', 'text', say('Started at', '开始时间')),
  field('attempt', 'integer', say('Attempt', '第几次尝试')),
  field('flow', object([field('id', 'text'), field('name', 'text')]), say('Flow', '流程')),
  field('version', 'any', say('Flow version', '流程版本')),
]);

/** The window of a poll: from its watermark, less the overlap, to now. */
export const cursorSchema: ValueSchema = object([
  field('from', 'any', say('Asked from', '查询起点')),
  field('to', 'any', say('Asked to', '查询终点')),
  field('value', 'any', say('Watermark', '水位')),
]);

const turn = [
  field('index', 'integer', say('Index, from 0', '序号（从 0 开始）')),
  field('number', 'integer', say('Number, from 1', '第几项（从 1 开始）')),
  field('first', 'boolean', say('Is the first', '是否第一项')),
];

export function loopSchema(item: ValueSchema | undefined): ValueSchema {
  if (item === undefined) return object(turn);
  return object([field('item', item, item.names ?? say('Current item', '当前项')), ...turn]);
}

/** The address a wait step waits for. */
export const callbackSchema: ValueSchema = {
  type: 'text',
  names: say('One-time address', '一次性回调地址'),
};

/** What the call a wait step waited for brought, beside its body. */
export const callbackFields: Fields = [
  field('query', 'object', say('Query parameters', '查询参数')),
  field('headers', 'object', say('Headers', '请求头')),
  field('timedOut', 'boolean', say('Deadline passed without a call', '是否已超时')),
];

export const responseFields: Fields = [
  field('status', 'integer', say('HTTP status', 'HTTP 状态码')),
  field('headers', 'object', say('Headers', '响应头')),
];
