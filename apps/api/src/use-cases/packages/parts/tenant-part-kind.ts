/**
 * How parts of one kind are read from a tenant and put into one; what a part is, and where flows use it, is said in
 * `packages/templates/src/parts`. All of it happens in the caller's transaction: a package is taken whole or not at all.
 */
import type { PackagePart } from '@flowbridge/templates';
import type { PoolClient } from 'pg';

export type PartClient = Pick<PoolClient, 'query'>;

export type TenantPartKind<Part extends PackagePart> = {
  /** Keys of all parts of this kind that the tenant has: a new one gets another. */
  keys(client: PartClient, of: { tenantId: string }): Promise<string[]>;
  /** The tenant's parts of these keys, without secrets; unknown keys are left out. `hold`: they stay as they are until the transaction ends. */
  read(client: PartClient, of: { tenantId: string; keys: readonly string[]; hold: boolean }): Promise<Part[]>;
  /** Puts a part in under its key, new or in place of the present one, with its audit event. */
  write(client: PoolClient, given: { tenantId: string; userId: string; part: Part }): Promise<void>;
};
