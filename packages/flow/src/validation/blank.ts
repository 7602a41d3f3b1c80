import type { Template } from '../document/values.ts';
import { mayHoldExpression } from '../references/expression-language.ts';

/** Nothing, null or an empty text: what a required field may not be. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

/** Whether a template is known beforehand: no text in it holds an expression. */
export function isConstant(value: Template): boolean {
  if (typeof value === 'string') return !mayHoldExpression(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isConstant);
}
