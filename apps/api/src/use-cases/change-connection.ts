import { connectionLimits } from '@flowbridge/connector-sdk/manifest';
import {
  deleteConnection,
  insertConnection,
  listFlowsBoundTo,
  newId,
  updateConnection,
} from '@flowbridge/db';
import type { Access } from '../contract/access.ts';
import type { CreateConnectionInput, UpdateConnectionInput } from '../contract/connections.ts';
import type { ById } from '../contract/paging.ts';
import { notFound, Refusal } from '../contract/refusal.ts';
import type { ApiDeps } from '../deps.ts';
import { checkSecrets, checkVariables } from './connection-settings.ts';
import { requireConnection, requireManifest } from './find-connection.ts';
import { openSecrets, sealSecrets } from './seal-secrets.ts';

export async function createConnection(
  deps: ApiDeps,
  { tenantId, userId }: Pick<Access, 'tenantId'> & { userId: string | null },
  input: CreateConnectionInput,
): Promise<{ id: string }> {
  const manifest = await requireManifest(deps, { tenantId }, input.connectorKey);
  const variables = checkVariables(manifest, input.variables);
  const secrets = checkSecrets(manifest, input.secrets);
  const id = newId();
  const secretsSealed = await sealSecrets(deps, { tenantId, connectionId: id }, secrets);
  const { connectorKey, name } = input;
  const outcome = await insertConnection(deps.db, {
    id,
    tenantId,
    connectorKey,
    name,
    variables,
    secretsSealed,
    limits: input.limits ?? manifest.limits ?? {},
    userId,
  });
  if (outcome === 'nameTaken') throw nameTaken(name);
  return { id };
}

/** Changes what is given. New settings or secrets end every login made with the old ones. */
export async function changeConnection(
  deps: ApiDeps,
  access: Access,
  input: UpdateConnectionInput,
): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  const { id } = input;
  for (let attempt = 0; attempt < 3; attempt++) {
    const connection = await requireConnection(deps, access, id);
    const manifest = await requireManifest(deps, access, connection.connectorKey);
    const variables =
      input.variables === undefined ? connection.variables : checkVariables(manifest, input.variables);
    const stored = await openSecrets(deps, { tenantId, connectionId: id }, connection.secretsSealed);
    const secrets = mergeSecrets(stored, input.secrets ?? {});
    const secretsSealed =
      input.secrets === undefined
        ? connection.secretsSealed
        : await sealSecrets(deps, { tenantId, connectionId: id }, checkSecrets(manifest, secrets));
    const outcome = await updateConnection(deps.db, {
      tenantId,
      connectionId: id,
      revision: connection.revision,
      name: input.name ?? connection.name,
      variables,
      secretsSealed,
      limits: input.limits ?? connectionLimits.parse(connection.limits),
      credentialsChanged: input.variables !== undefined || input.secrets !== undefined,
      changed: [
        ...(input.name === undefined ? [] : ['name']),
        ...(input.variables === undefined ? [] : ['variables']),
        ...(input.limits === undefined ? [] : ['limits']),
        ...Object.keys(input.secrets ?? {}).map((key) => `secret ${key}`),
      ],
      userId,
    });
    if (outcome === 'updated') return { id };
    if (outcome === 'nameTaken') throw nameTaken(input.name ?? connection.name);
  }
  throw new Refusal('revisionConflict', {
    message: 'The connection is being changed by somebody else.',
    hint: 'Try again.',
  });
}

/** Removes a connection that no flow is bound to. */
export async function removeConnection(deps: ApiDeps, access: Access, { id }: ById): Promise<{ id: string }> {
  const { tenantId, userId } = access;
  await requireConnection(deps, access, id);
  const usages = await listFlowsBoundTo(deps.db, { tenantId, connectionId: id });
  if (usages.length > 0) {
    throw new Refusal('connectionInUse', {
      message: `${usages.length} flows use this connection.`,
      hint: 'Bind those flows to another connection first.',
      details: { usages: usages.map(({ flowId, flowName }) => ({ flowId, flowName })) },
    });
  }
  if (!(await deleteConnection(deps.db, { tenantId, connectionId: id, userId })))
    throw notFound('connection');
  return { id };
}

function mergeSecrets(
  stored: Record<string, string>,
  change: Record<string, string | null>,
): Record<string, string> {
  const merged: Record<string, string> = { ...stored };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

function nameTaken(name: string): Refusal {
  return new Refusal('nameTaken', {
    message: 'There is a connection of this name.',
    path: 'name',
    details: { noun: 'connection', name },
  });
}
