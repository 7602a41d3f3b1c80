import type { PoolClient } from 'pg';
import { recordAuditEvent } from '../audit/audit-event.ts';
import { inTransaction } from '../database/in-transaction.ts';
import type { Database } from '../database/open-database.ts';
import { newId } from '../ids/new-id.ts';

/** Where a folder is: what a change is judged by. */
export type FolderPlace = { id: string; parentId: string | null; name: string };

/** What a change comes to, decided while the tenant's tree stands still. */
export type FolderChange =
  | { do: 'insert'; parentId: string | null; name: string }
  | { do: 'update'; id: string; parentId: string | null; name: string }
  | { do: 'remove'; id: string };

export type ChangeFolders = {
  tenantId: string;
  userId: string | null;
  /** Sees the whole tree; throws to refuse. `flows` counts what lies right inside a folder. */
  decide(tree: (FolderPlace & { flows: number })[]): FolderChange[];
};

/**
 * Changes the tenant's tree of folders, one caller at a time: two moves at once could otherwise make a circle. Answers the
 * ids of the folders it inserted, in order.
 */
export function changeFolders(db: Database, { tenantId, userId, decide }: ChangeFolders): Promise<string[]> {
  return inTransaction(db, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('flow_folder ' || $1, 0))`, [tenantId]);
    const { rows } = await client.query<FolderPlace & { flows: number }>(
      `SELECT o.id, o.parent_id AS "parentId", o.name,
              (SELECT count(*)::int FROM flow f WHERE f.folder_id = o.id AND f.deleted_at IS NULL) AS flows
         FROM flow_folder o WHERE o.tenant_id = $1`,
      [tenantId],
    );
    const made: string[] = [];
    for (const change of decide(rows)) {
      const id = await carryOut(client, tenantId, change);
      if (change.do === 'insert') made.push(id);
      const { do: verb, ...details } = change;
      const kind = `folder.${{ insert: 'created', update: 'changed', remove: 'removed' }[verb]}`;
      await recordAuditEvent(client, { tenantId, userId, kind, subjectId: id, details });
    }
    return made;
  });
}

async function carryOut(client: PoolClient, tenantId: string, change: FolderChange): Promise<string> {
  switch (change.do) {
    case 'insert': {
      const id = newId();
      await client.query('INSERT INTO flow_folder (id, tenant_id, parent_id, name) VALUES ($1, $2, $3, $4)', [
        id,
        tenantId,
        change.parentId,
        change.name,
      ]);
      return id;
    }
    case 'update':
      await client.query(
        'UPDATE flow_folder SET parent_id = $3, name = $4 WHERE id = $2 AND tenant_id = $1',
        [tenantId, change.id, change.parentId, change.name],
      );
      return change.id;
    case 'remove':
      await client.query('DELETE FROM flow_folder WHERE id = $2 AND tenant_id = $1', [tenantId, change.id]);
      return change.id;
  }
}
