import { createHash } from 'node:crypto';
import type { Watermark } from '@flowbridge/db';
import { expressionFailure } from '@flowbridge/engine';
import {
  compileTemplate,
  type EvaluationEnvironment,
  ExpressionError,
  type Scope,
} from '@flowbridge/expression';
import type { Template, TriggerOf } from '@flowbridge/flow';
import { jsonText } from '../journal/encode-value.ts';
import { pollFailure } from './poll-failure.ts';
import { toWatermark } from './poll-window.ts';

export type PollRecord = {
  key: string;
  /** SHA-256 of the record's JSON text, base64url. */
  hash: string;
  value: Watermark;
  item: unknown;
};

type Config = Pick<TriggerOf<'poll'>['config'], 'items' | 'key' | 'watermark'>;

/**
 * The records of an answer, in the order of their watermark values. `scope` holds the answer as `trigger`. Throws a
 * `StepFailureError` for an answer without a list, a record without key or place, and two different records of one key:
 * one of them would be lost. The same record twice (a page that shifted) is one.
 */
export async function readRecords(
  config: Config,
  scope: Scope,
  env: EvaluationEnvironment,
): Promise<PollRecord[]> {
  const items = listOf(await evaluate(config.items, 'items', scope, env));
  const keyOf = compileTemplate(config.key);
  const placeOf = compileTemplate(config.watermark.value);
  const records = new Map<string, PollRecord>();
  for (const [index, item] of items.entries()) {
    const row = { item, index, number: index + 1, first: index === 0 };
    const inRow: Scope = { ...scope, loops: { row } };
    const key = keyText(await namingField('key', () => keyOf.evaluate(inRow, env)), index);
    const place = await namingField('watermark.value', () => placeOf.evaluate(inRow, env));
    const value = toWatermark(place, config.watermark.kind, {
      zone: env.timeZone,
      index,
      field: 'watermark.value',
    });
    const hash = createHash('sha256').update(jsonText(item)).digest('base64url');
    const before = records.get(key);
    if (before !== undefined && before.hash !== hash)
      throw pollFailure('poll.keyTwice', `two records have the key ${key}`, { key, field: 'key' });
    records.set(key, { key, hash, value, item });
  }
  return [...records.values()].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

/** Evaluates a template of the trigger; a mistake in it is told with its field. */
export function evaluate(
  template: Template,
  field: string,
  scope: Scope,
  env: EvaluationEnvironment,
): Promise<unknown> {
  return namingField(field, () => compileTemplate(template).evaluate(scope, env));
}

async function namingField(field: string, work: () => unknown): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ExpressionError ? expressionFailure(error, field) : error;
  }
}

/** Nothing is an empty list, one object a list of one: what an expression gives that finds none or one. */
function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (typeof value === 'object') return [value];
  throw pollFailure('poll.notAList', `the records are a ${typeof value}`, {
    found: typeof value,
    field: 'items',
  });
}

/** Longer keys are cut by their hash: an index entry has its limits. */
const LONGEST_KEY = 300;

function keyText(value: unknown, index: number): string {
  const text =
    typeof value === 'string' ? value : value === undefined || value === null ? '' : jsonText(value);
  const key = text.trim().replaceAll('\u0000', '\u{fffd}');
  if (key === '') throw pollFailure('poll.keyMissing', `record ${index} has no key`, { index, field: 'key' });
  if (key.length <= LONGEST_KEY) return key;
  return `${key.slice(0, LONGEST_KEY)}#${createHash('sha256').update(key).digest('base64url')}`;
}
