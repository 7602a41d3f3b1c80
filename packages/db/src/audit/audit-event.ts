import type { ClientBase } from 'pg';
import { asJson } from '../database/as-json.ts';
import type { Prisma } from '../generated/client.ts';
import { newId } from '../ids/new-id.ts';

/** A change worth remembering: written in the transaction of the change itself. */
export type AuditEvent = {
  tenantId: string;
  /** Who did it; null for the installation itself. */
  userId: string | null;
  /** Noun and verb in the past tense: `flow.published`. */
  kind: string;
  subjectId: string;
  /** Never holds a secret. */
  details?: Record<string, unknown>;
};

/** The audit row as data for Prisma's `create`. */
export function auditRow(event: AuditEvent): Prisma.AuditEventUncheckedCreateInput {
  return {
    tenantId: event.tenantId,
    id: newId(),
    userId: event.userId,
    kind: event.kind,
    subjectId: event.subjectId,
    details: asJson(event.details ?? {}),
  };
}

/** Writes an audit event in a transaction of the hot-path pool. */
export async function recordAuditEvent(client: Pick<ClientBase, 'query'>, event: AuditEvent): Promise<void> {
  await client.query(
    `INSERT INTO audit_event (tenant_id, id, user_id, kind, subject_id, details) VALUES ($1, $2, $3, $4, $5, $6)`,
    [event.tenantId, newId(), event.userId, event.kind, event.subjectId, JSON.stringify(event.details ?? {})],
  );
}
