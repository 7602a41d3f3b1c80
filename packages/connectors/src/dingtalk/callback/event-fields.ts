/** Reads event bodies whatever their spelling: releases differ in `EventType`/`eventType`, `CorpId`/`corpid`. */

const CANONICAL = [
  'eventType',
  'eventTime',
  'eventId',
  'corpId',
  'bizId',
  'processInstanceId',
  'processCode',
  'type',
  'result',
  'title',
  'createTime',
  'finishTime',
  'staffId',
  'url',
  'remark',
  'businessId',
  'bizCategoryId',
] as const;

const canonicalByLower = new Map<string, string>(CANONICAL.map((name) => [name.toLowerCase(), name]));

/** The event with its known fields under one spelling; unknown fields keep theirs. Undefined when it is no JSON object. */
export function readEvent(message: string): Record<string, unknown> | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(message);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => [canonicalByLower.get(name.toLowerCase()) ?? name, value]),
  );
}

/** A field's text; `` when absent. */
export function eventText(event: Readonly<Record<string, unknown>>, name: string): string {
  const value = event[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
