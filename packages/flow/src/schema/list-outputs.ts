/** What the list tools give. */
import type { AggregateFunction, StepOf } from '../document/step.ts';
import type { Template, ValueSchema } from '../document/values.ts';
import { field, object } from './known-schemas.ts';
import type { SchemaSource } from './schema-source.ts';

export function sameItemsOutput(items: Template, source: SchemaSource): ValueSchema {
  return listOutput(source.elementOf(items));
}

export function chunkOutput(items: Template, source: SchemaSource): ValueSchema {
  return listOutput({ type: 'array', items: source.elementOf(items) });
}

/** One object by value keys; with groups a list of them, each led by what its group has in common. */
export function aggregateOutput({ config }: StepOf<'aggregate'>): ValueSchema {
  const groups = config.groupBy ?? [];
  const values = config.values.map((each) => field(each.key, resultOf(each.function)));
  if (groups.length === 0) return object(values);
  return listOutput(object([...groups.map((each) => field(each.key, 'any')), ...values]));
}

function resultOf(aggregate: AggregateFunction): ValueSchema {
  switch (aggregate) {
    case 'count':
      return { type: 'integer' };
    case 'sum':
    case 'average':
      return { type: 'number' };
    case 'join':
      return { type: 'text' };
    case 'distinct':
      return { type: 'array' };
    case 'min':
    case 'max':
    case 'first':
    case 'last':
      return { type: 'any' };
  }
}

function listOutput(element: ValueSchema): ValueSchema {
  return object([
    field('items', { type: 'array', items: element }, { en: 'Items', zh: '结果列表' }),
    field('count', 'integer', { en: 'Number of items', zh: '数量' }),
  ]);
}
