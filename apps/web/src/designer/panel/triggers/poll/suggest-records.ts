/** What a query's answer probably holds: where the list of records is, a record's key, and when it changed. */
import type { TriggerOf, ValueSchema } from '@flowbridge/flow';

type Config = TriggerOf<'poll'>['config'];

const CHANGED = /(update|modif|chang).*(date|time|at|on)?$/i;
const KEY = /^(id|key|code|.*(id|entry|code|no|number))$/i;

/** Only what is still empty is filled in; what cannot be told stays empty. */
export function suggestRecords(config: Config, body: ValueSchema | undefined): Partial<Config> {
  const found = listIn(body);
  if (found === undefined) return {};
  const fields = found.items?.fields ?? [];
  const nameOf = (fits: RegExp) => fields.find(({ key, schema }) => fits.test(key) && isPlain(schema))?.key;
  const [key, changed] = [nameOf(KEY), nameOf(CHANGED)];
  return {
    ...(isEmpty(config.items) ? { items: `{{ trigger.${found.path} }}` } : {}),
    ...(isEmpty(config.key) && key !== undefined ? { key: ofRow(key) } : {}),
    ...(isEmpty(config.watermark.value) && changed !== undefined
      ? { watermark: { ...config.watermark, value: ofRow(changed) } }
      : {}),
  };
}

const isEmpty = (value: unknown) => value === '' || value === undefined || value === null;
const isPlain = ({ type }: ValueSchema) => type !== 'object' && type !== 'array';
const named = (key: string) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(key) ? key : `\`${key}\``);
const ofRow = (key: string) => `{{ loops.row.item.${named(key)} }}`;

/** The answer itself, or the first list among its fields, two levels deep. */
function listIn(body: ValueSchema | undefined): { path: string; items: ValueSchema | undefined } | undefined {
  if (body?.type === 'array') return { path: 'body', items: body.items };
  for (const { key, schema } of body?.fields ?? []) {
    if (schema.type === 'array') return { path: `body.${named(key)}`, items: schema.items };
    const inner = schema.fields?.find((each) => each.schema.type === 'array');
    if (inner) return { path: `body.${named(key)}.${named(inner.key)}`, items: inner.schema.items };
  }
  return undefined;
}
