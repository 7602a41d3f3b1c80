import type { ActionManifest, Effect } from '@flowbridge/connector-sdk';
import { isAbsent } from './request/braces.ts';

/**
 * What repeating this very call does: the action's declared effect, corrected by what its input holds. The engine decides by
 * it what must be durable before the call, and recovery whether it may be repeated.
 */
export function effectOf(action: ActionManifest, input: Readonly<Record<string, unknown>>): Effect {
  const { effect, idempotentWith, appendsLists } = action;
  if (effect === 'write' && idempotentWith !== undefined && !isAbsent(input[idempotentWith])) {
    return 'idempotent';
  }
  if (effect === 'idempotent' && appendsLists !== undefined && input[appendsLists.unless] !== true) {
    return holdsList(input[appendsLists.input]) ? 'write' : 'idempotent';
  }
  return effect;
}

function holdsList(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((each) => Array.isArray(each) && each.length > 0);
}
