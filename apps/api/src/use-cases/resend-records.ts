import { type ChosenRecords, changeRecords, confirmRecords, resendRecords as resend } from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { ConfirmInput, ResendInput } from '../contract/datasets.ts';
import { notFound } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';

/** Records changed in one transaction: a delivery in progress waits no longer than that takes. */
const AT_ONCE = 20_000;

/** Makes records wait for delivery again: chosen ones, or all of a state, whose number may be large. */
export async function resendRecords(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  input: ResendInput,
): Promise<{ count: number }> {
  const chosen: ChosenRecords = 'keys' in input ? { keys: input.keys } : { states: [input.state] };
  const change = { tenantId, userId, name: input.dataset, kind: 'dataset.resent' };
  let count = 0;
  for (;;) {
    const changed = await changeRecords(deps.db, change, (client, datasetId) =>
      resend(client, { tenantId, datasetId, chosen, now: new Date(), limit: AT_ONCE }),
    );
    if (changed === undefined) throw notFound('dataset');
    count += changed;
    if (changed < AT_ONCE) return { count };
  }
}

/** A person has looked: the target has these records. */
export async function confirmDelivered(
  deps: ApiDeps,
  { tenantId, userId }: Access,
  { dataset, keys }: ConfirmInput,
): Promise<{ count: number }> {
  const change = { tenantId, userId, name: dataset, kind: 'dataset.confirmed' };
  const count = await changeRecords(deps.db, change, (client, datasetId) =>
    confirmRecords(client, { tenantId, datasetId, keys, now: new Date() }),
  );
  if (count === undefined) throw notFound('dataset');
  return { count };
}
