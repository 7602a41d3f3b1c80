/** The current login of a connection as stored: sealed, shared by all runners. */
export type StoredSession = {
  tenantId: string;
  connectionId: string;
  /** Revision of the connection the login was made with. */
  revision: number;
  generation: number;
  credentialSealed: Buffer | null;
  expiresAt: Date;
};

export const SESSION_COLUMNS = `
  tenant_id AS "tenantId", connection_id AS "connectionId", revision, generation,
  credential_sealed AS "credentialSealed", expires_at AS "expiresAt"`;
