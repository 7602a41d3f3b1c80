import {
  type ConnectionLimits,
  type ConnectorManifest,
  connectionLimits,
} from '@flowbridge/connector-sdk/manifest';
import { z } from 'zod';
import { idInput } from './paging.ts';

const connectorKey = z.string().min(1).max(80);
const connectionName = z.string().trim().min(1).max(200);
const settings = z.record(z.string().max(200), z.json());
/** Write-only values by secret key. */
const secretValues = z.record(z.string().max(200), z.string().max(20_000));

export const listConnectionsInput = z.strictObject({ connectorKey: connectorKey.optional() });
export type ListConnectionsInput = z.infer<typeof listConnectionsInput>;

export const createConnectionInput = z.strictObject({
  connectorKey,
  name: connectionName,
  variables: settings,
  secrets: secretValues,
  /** Absent: those the connector recommends. */
  limits: connectionLimits.optional(),
});
export type CreateConnectionInput = z.infer<typeof createConnectionInput>;

export const updateConnectionInput = z.strictObject({
  id: idInput,
  name: connectionName.optional(),
  /** Replaces all variables. */
  variables: settings.optional(),
  /** Sets the given secrets, clears those given as null, keeps the others. */
  secrets: z.record(z.string().max(200), z.string().max(20_000).nullable()).optional(),
  /** Replaces the limits; `{}` takes them all away. */
  limits: connectionLimits.optional(),
});
export type UpdateConnectionInput = z.infer<typeof updateConnectionInput>;

export type Connector = ConnectorManifest;

export type ConnectionTest = {
  at: string;
  ok: boolean;
  code?: string;
  message?: string;
  details?: Record<string, unknown>;
};

export type ConnectionItem = {
  id: string;
  connectorKey: string;
  name: string;
  lastTest: ConnectionTest | null;
  /** How many flows are bound to it. */
  usedByFlows: number;
  updatedAt: string;
};

export type ConnectionDetail = ConnectionItem & {
  variables: Record<string, unknown>;
  limits: ConnectionLimits;
  /** Keys of the secrets that have a value; the values never leave the server. */
  secretsSet: string[];
  usages: { flowId: string; flowName: string }[];
};
