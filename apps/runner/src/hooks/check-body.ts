import { checkValue, type ValueSchema } from '@flowbridge/flow';
import { HookRefusal } from './hook-refusal.ts';

/** Refuses a body that is not what the trigger declares, naming the first place that differs. */
export function checkBody(body: unknown, schema: ValueSchema): void {
  const difference = checkValue(body, schema, 'body');
  if (!difference) return;
  const { path, reason } = difference;
  throw new HookRefusal(
    'body.schemaMismatch',
    { en: `${path}: ${reason.en}`, zh: `${path}：${reason.zh}` },
    { path },
  );
}
