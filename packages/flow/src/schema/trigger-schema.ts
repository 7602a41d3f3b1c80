import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { Trigger } from '../document/trigger.ts';
import type { ValueSchema } from '../document/values.ts';
import type { Bilingual } from '../problem/problem.ts';
import { cursorSchema, field, object } from './known-schemas.ts';
import { mergeSchemas } from './merge-schemas.ts';
import { pollRecordSchema } from './poll-schema.ts';

const say = (en: string, zh: string): Bilingual => ({ en, zh });
const common = [
  field('key', 'text', say('Key of the trigger', '触发器引用名')),
  field('kind', 'text', say('Kind of trigger', '触发器类型')),
  field('firedAt', 'text', say('Fired at', '触发时间')),
];

const callerSchema = object([
  field('credential', 'text', say('Name of the API credential', 'API 凭证名称')),
  field('userName', 'text', say('User name', '用户名')),
  field('claims', 'object', say('What the token says', '令牌声明')),
]);

/** What `trigger` gives: what any of the flow’s triggers brings. */
export function triggerSchemaOf(triggers: readonly Trigger[], catalog: ConnectorCatalog): ValueSchema {
  return mergeSchemas(triggers.map((trigger) => schemaOf(trigger, catalog))) ?? object(common);
}

function schemaOf(trigger: Trigger, catalog: ConnectorCatalog): ValueSchema {
  switch (trigger.kind) {
    case 'schedule':
      return object(common);
    case 'poll': {
      const record = pollRecordSchema(trigger, catalog);
      const brought = trigger.config.perRecord
        ? [
            field('record', record, say('Record', '记录')),
            field('recordKey', 'text', say('Key of the record', '记录标识')),
          ]
        : [
            field('records', { type: 'array', items: record }, say('Records', '记录列表')),
            field('count', 'integer', say('Number of records', '记录数')),
          ];
      return object([...brought, field('cursor', cursorSchema, say('Window', '查询窗口')), ...common]);
    }
    case 'manual':
      return object([
        field('body', trigger.config.input ?? { type: 'any' }, say('Input', '输入')),
        ...common,
      ]);
    case 'http':
      return object([
        field('body', trigger.config.body ?? { type: 'any' }, say('Request body', '请求体')),
        field('query', 'object', say('Query parameters', '查询参数')),
        field('headers', 'object', say('Headers', '请求头')),
        field('method', 'text', say('Method', '请求方法')),
        field('files', 'object', say('Files by form field', '文件（按表单字段）')),
        field('caller', callerSchema, say('Who called', '调用方')),
        ...common,
      ]);
    case 'connectorEvent': {
      const event = catalog.event(trigger.config.connector, trigger.config.event);
      return object([
        field('body', event?.body ?? { type: 'any' }, event?.names ?? say('Event', '事件')),
        ...common,
      ]);
    }
  }
}
