import type { ConnectorCatalog } from '../../catalog/connector-catalog.ts';
import type { Step } from '../../document/step.ts';
import type { ValueSchema, ValueType } from '../../document/values.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { openInputOf } from '../../schema/open-input.ts';
import { SchemaReader } from '../../schema/schema-reader.ts';
import { simplePath } from '../../schema/simple-path.ts';
import { spanOf, textProblem } from '../report.ts';
import type { Rule } from '../rule.ts';
import { typeNames } from '../value-types.ts';

/**
 * A field gets a value of its type, as far as both are known beforehand: the field is one path, and what stands there has
 * a schema. Only what no run can convert is told – a list for a number, a text for a list – and only as a warning: a
 * system's answer may differ from its schema.
 */
export const typesFit: Rule = ({ document, catalog, texts }) => {
  const reader = new SchemaReader(document, catalog);
  return texts.flatMap((text) => {
    const { owner, place } = text;
    if (!('step' in owner)) return [];
    const wanted = wantedType(owner.step, place.path, catalog);
    if (wanted === undefined || simplePath(place.text) === undefined) return [];
    const given = reader.template(place.text).type;
    if (canBecome(given, wanted)) return [];
    const [reference] = text.analysis.references;
    return [
      textProblem(document, text, {
        code: 'typeDiffers',
        severity: 'warning',
        en: `This gives ${typeNames[given].en}; ${typeNames[wanted].en} is needed here.`,
        zh: `此处需要${typeNames[wanted].zh}，而该值是${typeNames[given].zh}。`,
        span: reference && spanOf(text, reference.root, reference.key),
      }),
    ];
  });
};

/** The type of a field that stands directly in a step's config, in the input of its action or in the field set of that. */
function wantedType(step: Step, path: FieldPath, catalog: ConnectorCatalog): ValueType | undefined {
  const [, field, input] = path;
  switch (step.kind) {
    case 'action': {
      if (field !== 'input') return undefined;
      const action = catalog.action(step.config.connector, step.config.action);
      if (path.length === 3) return action?.inputs.find(({ key }) => key === input)?.type;
      const isOpen = action !== undefined && openInputOf(action)?.key === input;
      return isOpen ? typeInside(step.config.fieldSet?.input, path.slice(3)) : undefined;
    }
    case 'forEach':
    case 'filterArray':
    case 'sortArray':
    case 'chunkArray':
    case 'aggregate':
      return path.length === 2 && field === 'items' ? 'array' : undefined;
    case 'initVariable':
      return path.length === 2 && field === 'value' ? step.config.type : undefined;
    default:
      return undefined;
  }
}

/** The type of an extra field; numbers in the path are places in lists. */
function typeInside(schema: ValueSchema | undefined, path: FieldPath): ValueType | undefined {
  let at = schema;
  for (const part of path) {
    at = typeof part === 'number' ? at?.items : at?.fields?.find(({ key }) => key === part)?.schema;
  }
  return at?.type;
}

/** Whether a run can make the wanted type of what is given: texts and numbers are converted, one object is a list of one. */
function canBecome(given: ValueType, wanted: ValueType): boolean {
  if (given === 'any' || wanted === 'any' || given === wanted) return true;
  switch (wanted) {
    case 'text':
      return true;
    case 'array':
      return given === 'object';
    case 'object':
      return false;
    case 'integer':
    case 'number':
      return given === 'integer' || given === 'number' || given === 'text';
    case 'boolean':
      return given !== 'object' && given !== 'array';
  }
}
