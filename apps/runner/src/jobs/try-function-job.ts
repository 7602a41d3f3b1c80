import { functionDraft, readFunction } from '@flowbridge/connector-sdk/custom';
import { findPart, recordTrial } from '@flowbridge/db';
import type { JobPayloads } from '@flowbridge/queue';
import { type Runtime, tryFunction } from '@flowbridge/runtime';

/** Runs the test cases of a function's saved draft and keeps the results with it. */
export async function tryFunctionJob(
  runtime: Runtime,
  { tenantId, partId, requestId }: JobPayloads['function.try'],
): Promise<void> {
  const part = await findPart(runtime.db, { tenantId, partId });
  if (part?.kind !== 'function') return;
  const read = readFunction(functionDraft.parse(part.draft));
  // Saved again meanwhile, with something wrong in it: whoever waits for this trial asks anew.
  if (!read.ok) return;
  const results = await tryFunction(read.content, runtime.code);
  await recordTrial(runtime.db, {
    tenantId,
    partId,
    trial: { requestId, at: new Date().toISOString(), revision: part.revision, results },
  });
}
