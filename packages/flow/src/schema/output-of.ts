import type { ConnectorCatalog } from '../catalog/connector-catalog.ts';
import type { MappingRow } from '../document/mapping.ts';
import type { ConfigOf, Step, StepOf } from '../document/step.ts';
import type { ValueSchema } from '../document/values.ts';
import { mappingPathParts } from '../validation/mapping-path.ts';
import { deliveredSchema, stagedSchema } from './dataset-schemas.ts';
import { extendSchema } from './extend-schema.ts';
import { callbackFields, errorSchema, field, object, responseFields } from './known-schemas.ts';
import { aggregateOutput, chunkOutput, sameItemsOutput } from './list-outputs.ts';
import { mergeSchemas } from './merge-schemas.ts';
import type { SchemaSource } from './schema-source.ts';

/** The output of a step by its kind; undefined for kinds that have none. */
export function outputOf(step: Step, source: SchemaSource): ValueSchema | undefined {
  switch (step.kind) {
    case 'action':
      return actionOutput(step.config, source.catalog);
    case 'condition':
      return object([field('matched', 'boolean', { en: 'Holds', zh: '是否满足' })]);
    case 'switch':
      return object([field('case', 'text', { en: 'Case taken', zh: '命中的分支' })]);
    case 'forEach':
      return forEachOutput(step, source);
    case 'while':
      return object([field('turns', 'integer', { en: 'Turns', zh: '循环次数' })]);
    case 'try':
      return object([
        field('failed', 'boolean', { en: 'Has failed', zh: '是否失败' }),
        field('error', errorSchema, { en: 'Failure', zh: '错误' }),
      ]);
    case 'parallel':
      return object([field('branches', 'integer', { en: 'Branches', zh: '并行分支数' })]);
    case 'wait':
      return waitOutput(step);
    case 'callFlow':
      return step.config.wait === 'start'
        ? object([field('runId', 'text', { en: 'Id of the run started', zh: '启动的运行 ID' })])
        : { type: 'any' };
    case 'filterArray':
    case 'sortArray':
      return sameItemsOutput(step.config.items, source);
    case 'chunkArray':
      return chunkOutput(step.config.items, source);
    case 'aggregate':
      return aggregateOutput(step);
    case 'initVariable':
    case 'setVariable':
    case 'incrementVariable':
    case 'appendToArray':
    case 'appendToText':
      return object([field('value', source.variable(step.config.name) ?? { type: 'any' })]);
    case 'buildJson':
      return step.config.schema ?? source.template(step.config.value);
    case 'parseJson':
      return step.config.schema ?? { type: 'any' };
    case 'mapFields':
      return step.config.targetSchema ?? mappedSchema(step.config.rows);
    case 'datasetStage':
      return stagedSchema;
    case 'datasetDeliver':
      return deliveredSchema;
    case 'code':
      return step.config.output ?? { type: 'any' };
    case 'break':
    case 'continue':
    case 'terminate':
    case 'respond':
      return undefined;
  }
}

/** What a call of an action gives: its answer, and how the answer came. */
export function actionOutput(
  call: Pick<ConfigOf<'action'>, 'connector' | 'action' | 'fieldSet'>,
  catalog: ConnectorCatalog,
): ValueSchema {
  const declared = catalog.action(call.connector, call.action)?.body;
  const added = call.fieldSet?.output;
  const body =
    declared === undefined || added === undefined
      ? (declared ?? added ?? { type: 'any' })
      : extendSchema(declared, added);
  return object([field('body', body, { en: 'Answer', zh: '响应内容' }), ...responseFields]);
}

function waitOutput({ config }: StepOf<'wait'>): ValueSchema {
  const waited = [field('waitedMs', 'integer', { en: 'Waited, in milliseconds', zh: '等待时长（毫秒）' })];
  if (config.mode !== 'callback') return object(waited);
  return object([
    field('body', config.body ?? { type: 'any' }, { en: 'Request body', zh: '请求体' }),
    ...callbackFields,
    ...waited,
  ]);
}

function forEachOutput({ config }: StepOf<'forEach'>, source: SchemaSource): ValueSchema {
  const collected: ValueSchema =
    config.collect === undefined
      ? { type: 'array' }
      : { type: 'array', items: source.template(config.collect) };
  const failure = object([field('index', 'integer'), field('error', errorSchema)]);
  return object([
    field('count', 'integer', { en: 'Items', zh: '总数' }),
    field('succeeded', 'integer', { en: 'Succeeded', zh: '成功数' }),
    field('failed', 'integer', { en: 'Failed', zh: '失败数' }),
    field('items', collected, { en: 'Collected values', zh: '收集结果' }),
    field('failures', { type: 'array', items: failure }, { en: 'Failures', zh: '失败明细' }),
  ]);
}

/** The object that mapping rows build, put together from their target paths. */
function mappedSchema(rows: readonly MappingRow[]): ValueSchema {
  const shapes = rows.flatMap((row) => {
    const parts = mappingPathParts(row.target);
    if (parts === undefined || parts[0]?.kind !== 'key') return [];
    return [
      parts.reduceRight<ValueSchema>(
        (inner, part) =>
          part.kind === 'key' ? object([field(part.key, inner)]) : { type: 'array', items: inner },
        { type: row.type },
      ),
    ];
  });
  return mergeSchemas(shapes) ?? { type: 'object' };
}
