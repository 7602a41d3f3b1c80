import type { EntityDefinition, SapRecord, SapScalar } from '../entities/field-definition.ts';
import { readValue, type ScalarField } from '../read-value.ts';
import { invalidFilter, invalidFilterProperty, invalidProperty, type SapVersion } from '../sap-error.ts';
import type { CompareOperator, FilterNode, Operand } from './parse-filter.ts';

export type Predicate = (record: SapRecord) => boolean;

/**
 * Turns a parsed filter into a predicate over records of one entity.
 *
 * Nulls: `ne 'Y'` also matches a field without value, `eq`, `gt`, `ge`, `lt`, `le` with a value never do (the
 * UDF trap of the Service Layer). Text compares case-sensitively. Literals must be of the field's kind: text,
 * dates, times and enumerations quoted, numbers not. Throws SapError 201 or -1000.
 */
export function compileFilter(
  node: FilterNode,
  definition: EntityDefinition,
  version: SapVersion,
): Predicate {
  switch (node.kind) {
    case 'and': {
      const left = compileFilter(node.left, definition, version);
      const right = compileFilter(node.right, definition, version);
      return (record) => left(record) && right(record);
    }
    case 'or': {
      const left = compileFilter(node.left, definition, version);
      const right = compileFilter(node.right, definition, version);
      return (record) => left(record) || right(record);
    }
    case 'not': {
      const inner = compileFilter(node.inner, definition, version);
      return (record) => !inner(record);
    }
    case 'compare':
      return compileComparison(node.operator, node.left, node.right, definition);
    case 'call':
      return compileCall(node, definition, version);
  }
}

const MIRRORED: Record<CompareOperator, CompareOperator> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

function compileComparison(
  operator: CompareOperator,
  left: Operand,
  right: Operand,
  definition: EntityDefinition,
): Predicate {
  if (left.kind !== 'property') {
    if (right.kind !== 'property') throw invalidFilter('one side of a comparison must be a property');
    return compileComparison(MIRRORED[operator], right, left, definition);
  }
  const field = scalarField(left.name, definition);
  const { name } = left;
  if (right.kind === 'property') {
    const other = right.name;
    scalarField(other, definition);
    return (record) => compare(operator, record[name] as SapScalar, record[other] as SapScalar);
  }
  const value = right.kind === 'null' ? null : literal(name, field, right);
  return (record) => compare(operator, record[name] as SapScalar, value);
}

function compare(operator: CompareOperator, left: SapScalar, right: SapScalar): boolean {
  switch (operator) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'gt':
      return left !== null && right !== null && left > right;
    case 'ge':
      return left !== null && right !== null && left >= right;
    case 'lt':
      return left !== null && right !== null && left < right;
    case 'le':
      return left !== null && right !== null && left <= right;
  }
}

function literal(name: string, field: ScalarField, operand: Extract<Operand, { kind: 'text' | 'number' }>) {
  const numeric = field.type === 'int' || field.type === 'number';
  if (numeric !== (operand.kind === 'number')) {
    const form = numeric ? 'a number without quotes' : 'a text in single quotes';
    throw invalidFilter(`'${name}' is compared with ${form}`);
  }
  if (field.type === 'text' || numeric) return operand.value;
  const value = readValue(field, operand.value);
  if (value === undefined) throw invalidFilter(`'${operand.value}' is not a value of '${name}'`);
  return value;
}

function compileCall(
  node: Extract<FilterNode, { kind: 'call' }>,
  definition: EntityDefinition,
  version: SapVersion,
): Predicate {
  const { name, args, expected } = node;
  // substringof has its arguments the other way round: substringof('part', Property).
  const swapped = name === 'substringof' && version === 'v1';
  const test = TEXT_TESTS.get(swapped ? 'contains' : name);
  if (!test) throw invalidProperty(name, definition.element);
  if (expected === null) throw invalidFilter(`${name} is compared with true or false only`);
  const [property, part] = swapped ? [args[1], args[0]] : [args[0], args[1]];
  if (args.length !== 2 || property?.kind !== 'property' || part?.kind !== 'text') {
    const form = swapped ? "('text', Property)" : "(Property, 'text')";
    throw invalidFilter(`${name} takes ${form}`);
  }
  scalarField(property.name, definition);
  return (record) => {
    const value = record[property.name];
    return (typeof value === 'string' && test(value, part.value)) === expected;
  };
}

const TEXT_TESTS = new Map<string, (value: string, part: string) => boolean>([
  ['startswith', (value, part) => value.startsWith(part)],
  ['endswith', (value, part) => value.endsWith(part)],
  ['contains', (value, part) => value.includes(part)],
]);

function scalarField(name: string, definition: EntityDefinition): ScalarField {
  const field = Object.hasOwn(definition.fields, name) ? definition.fields[name] : undefined;
  if (!field || field.type === 'lines') throw invalidFilterProperty(name);
  return field;
}
