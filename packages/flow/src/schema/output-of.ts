import type { MappingRow } from '../document/mapping.ts';
import type { Step, StepOf } from '../document/step.ts';
import type { ValueSchema } from '../document/values.ts';
import { mappingPathParts } from '../validation/mapping-path.ts';
import { deliveredSchema, stagedSchema } from './dataset-schemas.ts';
import { errorSchema, field, object, responseFields } from './known-schemas.ts';
import { mergeSchemas } from './merge-schemas.ts';
import type { SchemaSource } from './schema-source.ts';

/** The output of a step by its kind; undefined for kinds that have none. */
export function outputOf(step: Step, source: SchemaSource): ValueSchema | undefined {
  switch (step.kind) {
    case 'action':
      return actionOutput(step, source);
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

function actionOutput({ config }: StepOf<'action'>, { catalog }: SchemaSource): ValueSchema {
  const declared = catalog.action(config.connector, config.action)?.body;
  const added = config.fieldSet?.output;
  const body = mergeSchemas([declared, added].filter((each) => each !== undefined)) ?? { type: 'any' };
  return object([field('body', body, { en: 'Answer', zh: '响应内容' }), ...responseFields]);
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
