import { engineFailure } from '../failure/codes.ts';
import type { Cell } from '../scope/variables.ts';
import { convertTo, type DeclaredType, emptyOf } from '../value/convert-type.ts';
import { valueKind } from '../value/value-kind.ts';
import type { StepCall } from './step-call.ts';

/** The variable's cell; fails when no initVariable step has run before. */
export function cellOf(call: StepCall, slot: number, name: string): Cell {
  const cell = call.frame.variables.cells[slot];
  if (cell) return cell;
  throw engineFailure('variableNotInitialised', `variable ${name} is not initialised`, { name }, 'name');
}

/** A value as the variable's type wants it; nothing becomes the type's empty value. */
export function valueFor(type: DeclaredType, value: unknown, name: string): unknown {
  const converted = convertTo(type, value);
  if (converted.ok) return converted.value ?? emptyOf(type);
  throw wrongType(name, type, value);
}

export function wrongType(name: string, type: DeclaredType, value: unknown): Error {
  const found = valueKind(value);
  return engineFailure(
    'variableTypeMismatch',
    `${name} is ${type}, not ${found}`,
    { name, type, found },
    'value',
  );
}
