/** Records and results as the database keeps them: JSON texts. */
import type { NewRecord, RecordResult } from '@flowbridge/db';
import type { SettledRecord, StagedRecord } from '@flowbridge/engine';
import { jsonText, valueText } from '../journal/encode-value.ts';
import type { Redact } from '../journal/redact-text.ts';
import { recordHash } from './record-hash.ts';

/** Content of one statement at most, in characters; a larger chunk takes several, in one transaction. */
const STATEMENT_CHARACTERS = 8_000_000;

export type ChunkTexts = {
  /** Each key once: the last record with a key counts, as if all had been staged one after the other. */
  records: NewRecord[];
  replaced: { changed: number; unchanged: number };
};

/**
 * The record itself stays as it came, because it is what will be delivered; what only people see of it goes through
 * `redact`.
 */
export function chunkTexts(records: readonly StagedRecord[], redact: Redact): ChunkTexts {
  const byKey = new Map<string, NewRecord>();
  const replaced = { changed: 0, unchanged: 0 };
  for (const { key, data, fields, hash } of records) {
    const record: NewRecord = {
      key,
      hash: recordHash(hash === undefined ? data : hash),
      source: jsonText(data),
      fields: redact(jsonText(fields)),
    };
    const earlier = byKey.get(key);
    if (earlier) replaced[earlier.hash === record.hash ? 'unchanged' : 'changed'] += 1;
    byKey.set(key, record);
  }
  return { records: [...byKey.values()], replaced };
}

/** Parts of a chunk that fit into a statement; one empty part for an empty chunk. */
export function* statementParts(records: readonly NewRecord[]): Generator<NewRecord[]> {
  let part: NewRecord[] = [];
  let characters = 0;
  for (const record of records) {
    const length = record.source.length + record.fields.length;
    if (part.length > 0 && characters + length > STATEMENT_CHARACTERS) {
      yield part;
      part = [];
      characters = 0;
    }
    part.push(record);
    characters += length;
  }
  yield part;
}

export function resultTexts(records: readonly SettledRecord[], redact: Redact): RecordResult[] {
  const text = (value: unknown): string | null => valueText(value, redact) ?? null;
  return records.map(({ key, outcome, error, mapped, answered, targetId }) => ({
    key,
    outcome,
    error: text(error),
    mapped: text(mapped),
    answered: text(answered),
    targetId: targetId === undefined ? null : targetId.replaceAll('\0', ''),
  }));
}
