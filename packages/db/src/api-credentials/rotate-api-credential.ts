import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';

export type RotatedValue = {
  tenantId: string;
  credentialId: string;
  hash: string | null;
  secretSealed: Uint8Array | null;
  hint: string;
  /** Until then the value before goes on opening; null: it ends now. */
  formerUntil: Date | null;
  userId: string;
};

/** Gives a credential another value; one it had before that is forgotten. False when there is none that could be rotated. */
export function rotateApiCredential(db: Database, rotated: RotatedValue): Promise<boolean> {
  const { tenantId, credentialId, hash, secretSealed, hint, formerUntil, userId } = rotated;
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE api_credential SET hash = $3, secret_sealed = $4, hint = $5, former_until = $6,
         former_hash = CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE hash END,
         former_sealed = CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE secret_sealed END,
         former_hint = CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE hint END,
         former_last_used_at = CASE WHEN $6::timestamptz IS NULL THEN NULL ELSE last_used_at END,
         last_used_at = NULL
       WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [tenantId, credentialId, hash, secretSealed, hint, formerUntil],
    );
    if (rowCount !== 1) return false;
    await recordAuditEvent(client, {
      tenantId,
      userId,
      kind: 'apiCredential.rotated',
      subjectId: credentialId,
      details: { formerUntil: formerUntil?.toISOString() ?? null },
    });
    return true;
  });
}
