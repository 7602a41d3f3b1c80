import { insertFailedRun, inTransaction, lockPollCursor, recordPollFailure } from '@flowbridge/db';
import type { StepFailure } from '@flowbridge/engine';
import { jsonText } from '../journal/encode-value.ts';
import { redactor } from '../journal/redact-text.ts';
import type { Runtime } from '../runs/runtime.ts';
import type { Poll } from './ask-system.ts';

/**
 * Records a poll that failed as a failed run, with the call that failed in what its trigger shows, and lets the trigger
 * rest. Such a run has no records: `queryFailed` keeps it from being retried. Answers the run's id.
 */
export function failPoll(
  runtime: Runtime,
  { target, source, trigger, secrets }: Poll & { secrets: ReadonlySet<string> },
  { request, response, ...failure }: StepFailure,
): Promise<string> {
  const redact = redactor(secrets);
  const errorJson = redact(jsonText(failure));
  const head = { key: trigger.key, kind: 'poll', firedAt: source.now.toISOString(), queryFailed: true };
  const call = {
    ...(request === undefined ? {} : { request }),
    ...(response === undefined ? {} : { response }),
  };
  return inTransaction(runtime.db, async (client) => {
    await lockPollCursor(client, target);
    await recordPollFailure(client, target, errorJson);
    return insertFailedRun(client, {
      tenantId: target.tenantId,
      flowId: target.flowId,
      versionId: source.versionId,
      triggerKey: trigger.key,
      triggerKind: 'poll',
      triggerInputJson: redact(jsonText({ ...head, ...call })),
      acceptedAt: source.now,
      errorJson,
    });
  });
}
