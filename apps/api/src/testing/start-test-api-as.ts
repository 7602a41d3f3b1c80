/** For test files whose story one person tells: a control plane, a tenant and somebody signed in to it. */
import { afterAll } from 'vitest';
import type { Role } from '../contract/access.ts';
import { startTestApi, type TestApi, type TestCaller, type TestTenant, type TestUser } from './test-api.ts';

export type TestApiAs = { api: TestApi; tenant: TestTenant; user: TestUser; me: TestCaller };

/** Starts an api for the test file that calls it; it ends after the file's last test. `me` has `role` in the tenant. */
export async function startTestApiAs(role: Role, tenantCode: string): Promise<TestApiAs> {
  const api = await startTestApi();
  afterAll(() => api[Symbol.asyncDispose]());
  const tenant = await api.tenant(tenantCode);
  const user = await api.user({ [tenant.id]: role });
  return { api, tenant, user, me: api.as(user, tenant) };
}
