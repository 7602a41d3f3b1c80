import { randomBytes } from 'node:crypto';
import type { FlowDocument } from '@flowbridge/flow';
import type { Prisma } from '../generated/client.ts';

/**
 * Addresses for the triggers of a draft, to be inserted where there is none yet: people see a trigger's address before the
 * first publish. Those of removed triggers go when that is published.
 */
export function draftEndpoints(
  flow: { tenantId: string; flowId: string },
  draft: FlowDocument,
): Prisma.HttpEndpointCreateManyInput[] {
  return draft.triggers.flatMap((trigger) =>
    trigger.kind === 'http' || trigger.kind === 'connectorEvent'
      ? [{ ...flow, triggerId: trigger.id, kind: trigger.kind, token: randomBytes(24).toString('base64url') }]
      : [],
  );
}
