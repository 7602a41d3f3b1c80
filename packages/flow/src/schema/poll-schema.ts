/** What a poll trigger's fields see, told from the schema of the action it asks by. */
import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { TriggerOf } from '../document/trigger.ts';
import type { ValueSchema } from '../document/values.ts';
import { field, object, responseFields } from './known-schemas.ts';
import { schemaAt } from './schema-at.ts';
import { simplePath } from './simple-path.ts';

/** The action's answer: what `trigger` is while the list of records is looked for. */
export function pollAnswerSchema({ config }: TriggerOf<'poll'>, catalog: ConnectorCatalog): ValueSchema {
  const body = catalog.action(config.connector, config.action)?.body ?? { type: 'any' };
  return object([field('body', body, { en: 'Answer', zh: '响应内容' }), ...responseFields]);
}

/** One record of the answer; `any` when it cannot be told where the list is. */
export function pollRecordSchema(trigger: TriggerOf<'poll'>, catalog: ConnectorCatalog): ValueSchema {
  const { items } = trigger.config;
  const [root, ...path] = (typeof items === 'string' ? simplePath(items) : undefined) ?? [];
  if (root !== 'trigger') return { type: 'any' };
  return schemaAt(pollAnswerSchema(trigger, catalog), path)?.items ?? { type: 'any' };
}
