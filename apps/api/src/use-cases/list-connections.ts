import { connectionLimits } from '@flowbridge/connector-sdk/manifest';
import { listFlowsBoundTo, listConnections as queryConnections } from '@flowbridge/db';
import { z } from 'zod';
import type { Access } from '../contract/access.ts';
import type {
  ConnectionDetail,
  ConnectionItem,
  ConnectionTest,
  ListConnectionsInput,
} from '../contract/connections.ts';
import type { ById } from '../contract/paging.ts';
import type { ApiDeps } from '../deps.ts';
import { requireConnection } from './find-connection.ts';
import { openSecrets } from './seal-secrets.ts';

/** The tenant's connections by name, without their settings. */
export async function listConnections(
  deps: ApiDeps,
  { tenantId }: Access,
  { connectorKey }: ListConnectionsInput,
): Promise<ConnectionItem[]> {
  const [rows, bound] = await Promise.all([
    queryConnections(deps.db, { tenantId, connectorKey }),
    listFlowsBoundTo(deps.db, { tenantId }),
  ]);
  return rows.map((row) => ({
    id: row.id,
    connectorKey: row.connectorKey,
    name: row.name,
    lastTest: viewTest(row.lastTest),
    usedByFlows: bound.filter((each) => each.connectionId === row.id).length,
    updatedAt: row.updatedAt.toISOString(),
  }));
}

/** One connection with its settings; of its secrets only which are set. */
export async function getConnection(deps: ApiDeps, access: Access, { id }: ById): Promise<ConnectionDetail> {
  const { tenantId } = access;
  const connection = await requireConnection(deps, access, id);
  const [bound, secrets] = await Promise.all([
    listFlowsBoundTo(deps.db, { tenantId, connectionId: id }),
    openSecrets(deps, { tenantId, connectionId: id }, connection.secretsSealed),
  ]);
  return {
    id,
    connectorKey: connection.connectorKey,
    name: connection.name,
    lastTest: viewTest(connection.lastTest),
    usedByFlows: bound.length,
    updatedAt: connection.updatedAt.toISOString(),
    variables: connection.variables,
    limits: connectionLimits.parse(connection.limits),
    secretsSet: Object.keys(secrets),
    usages: bound.map(({ flowId, flowName }) => ({ flowId, flowName })),
  };
}

const storedTest = z.object({
  at: z.string(),
  ok: z.boolean(),
  code: z.string().optional(),
  message: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});

export function viewTest(stored: unknown): ConnectionTest | null {
  const parsed = storedTest.safeParse(stored);
  if (!parsed.success) return null;
  const { at, ok, code, message, details } = parsed.data;
  return {
    at,
    ok,
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(details === undefined ? {} : { details }),
  };
}
