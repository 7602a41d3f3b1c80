import type { ConfigOf } from '../../document/step.ts';
import type { Template, ValueSchema } from '../../document/values.ts';
import type { FieldPath } from '../../problem/field-path.ts';
import { openInputOf } from '../../schema/open-input.ts';
import { isBlank, isConstant } from '../blank.ts';
import { type Finding, stepProblem } from '../report.ts';
import { type Rule, stepsOfKind } from '../rule.ts';
import { fitsType, typeNames } from '../value-types.ts';

/** Extra fields of a step have names of their own, an action that takes them, and values as they were described. */
export const fieldSetsObeyed: Rule = (context) =>
  stepsOfKind(context, 'action').flatMap((step) => {
    const { fieldSet, connector, action: key, input } = step.config;
    const action = context.catalog.action(connector, key);
    if (fieldSet === undefined || action === undefined) return [];
    const open = openInputOf(action);
    const found = [...namesTwice(fieldSet.input, 'input'), ...namesTwice(fieldSet.output, 'output')];
    if (fieldSet.input !== undefined) {
      found.push(
        ...(open === undefined
          ? [takesNone]
          : inFields(fieldSet.input, input[open.key] ?? {}, ['config', 'input', open.key])),
      );
    }
    return found.map(({ path, finding }) => stepProblem(context.document, step, path, finding));
  });

type Found = { path: FieldPath; finding: Finding };

const takesNone: Found = {
  path: ['config', 'fieldSet', 'input'],
  finding: {
    code: 'settingIgnored',
    severity: 'warning',
    en: 'This action takes no extra fields: they are not sent.',
    zh: '该操作不接受扩展字段，这些字段不会发送。',
  },
};

function namesTwice(
  schema: ValueSchema | undefined,
  side: keyof NonNullable<ConfigOf<'action'>['fieldSet']>,
): Found[] {
  const visit = (each: ValueSchema | undefined, path: FieldPath): Found[] => [
    ...(each?.fields ?? []).flatMap((field, at, all): Found[] => {
      const first = all.findIndex(({ key }) => key === field.key);
      const own: Found[] =
        first === at ? [] : [{ path: [...path, 'fields', at, 'key'], finding: twice(field.key) }];
      return [...own, ...visit(field.schema, [...path, 'fields', at, 'schema'])];
    }),
    ...(each?.items === undefined ? [] : visit(each.items, [...path, 'items'])),
  ];
  return visit(schema, ['config', 'fieldSet', side]);
}

function twice(key: string): Finding {
  return {
    code: 'nameTwice',
    severity: 'error',
    en: `There are two extra fields “${key}” here.`,
    zh: `扩展字段“${key}”重复。`,
  };
}

/** What is known beforehand: an object written out in the form. An expression gives its fields when the flow runs. */
function inFields(schema: ValueSchema, given: Template, path: FieldPath): Found[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
  return (schema.fields ?? []).flatMap((field): Found[] => {
    const value = Object.hasOwn(given, field.key) ? given[field.key] : undefined;
    const place = [...path, field.key];
    if (value === undefined || isBlank(value)) {
      return field.required === true ? [{ path: place, finding: missing(field) }] : [];
    }
    return inValue(field.schema, value, place);
  });
}

function inValue(schema: ValueSchema, value: Template, path: FieldPath): Found[] {
  if (
    typeof value === 'string' &&
    (!isConstant(value) || schema.type === 'object' || schema.type === 'array')
  )
    return [];
  if (!fitsType(value, schema.type)) return [{ path, finding: misfit(schema) }];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((each, at) => inItem(items, each, [...path, at]));
  }
  return inFields(schema, value, path);
}

const inItem = (schema: ValueSchema, value: Template, path: FieldPath): Found[] =>
  isBlank(value) ? [] : inValue(schema, value, path);

function missing({ key, schema: { names } }: NonNullable<ValueSchema['fields']>[number]): Finding {
  return {
    code: 'requiredMissing',
    severity: 'error',
    en: `“${names?.en || key}” is required.`,
    zh: `“${names?.zh || key}”为必填项。`,
  };
}

function misfit({ type }: ValueSchema): Finding {
  return {
    code: 'typeDiffers',
    severity: 'error',
    en: `${typeNames[type].en} is needed here.`.replace(/^./, (first) => first.toUpperCase()),
    zh: `此处需要${typeNames[type].zh}。`,
  };
}
