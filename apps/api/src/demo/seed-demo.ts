/**
 * The demo installation: tenants, people, a REST key, sandbox connections, templates and ready flows. Running it again changes
 * nothing that people did: what is there stays, what is missing is added.
 */
import {
  findTenant,
  findUser,
  insertTenant,
  insertUser,
  listFlows,
  newId,
  openDatabase,
  putApiKey,
  putMember,
} from '@flowbridge/db';
import { createEgressGuard, openHttpClient } from '@flowbridge/egress';
import { newDataKey, openKeyring } from '@flowbridge/secrets';
import { hashPassword } from 'better-auth/crypto';
import { pino } from 'pino';
import { builtInConnectors } from '../catalog/connector-catalogs.ts';
import type { Access } from '../contract/access.ts';
import type { ApiDeps } from '../deps.ts';
import { openPresence } from '../live/presence.ts';
import { getFlow } from '../use-cases/get-flow.ts';
import { hashKey } from '../use-cases/manage-credentials.ts';
import { putShippedTemplates } from '../use-cases/put-shipped-templates.ts';
import { openAppTokens } from '../use-cases/sso/providers/app-tokens.ts';
import { seedDemoFlows } from './demo-flows.ts';
import { DEMO_PASSWORD, demoTenants, demoUsers } from './demo-people.ts';
import { seedSandboxConnections } from './sandbox-connections.ts';

export type SeedDemo = {
  databaseUrl: string;
  /** 32 bytes, base64. */
  masterKey: string;
  /** Where the installation answers; hook addresses start with it. */
  publicUrl: string;
  /** Where the sandbox systems answer, without `/sandbox`. */
  sandboxUrl: string;
  /** REST key of the demo user, good from this machine only. Default `fb_demo_key`. */
  apiKey?: string;
};

export type SeededDemo = {
  /** Tenant id by code. */
  tenants: Record<string, string>;
  /** Addresses that receive DingTalk events, by tenant code: to be registered with the sandbox. */
  eventUrls: Record<string, string[]>;
};

/** The database must be migrated. Safe to run at every start. */
export async function seedDemo(options: SeedDemo): Promise<SeededDemo> {
  const db = openDatabase({ url: options.databaseUrl, poolSize: 2 });
  const deps: ApiDeps = {
    db,
    keyring: openKeyring({ masterKey: options.masterKey }),
    connectors: builtInConnectors(),
    runChanges: { subscribe: () => () => {} },
    partChanges: { onVersions: () => () => {}, onTrial: () => () => {} },
    // The seed calls nobody.
    http: openHttpClient({ egress: createEgressGuard() }),
    appTokens: openAppTokens(),
    mailer: undefined,
    presence: openPresence({ pool: db.pool, now: Date.now }),
    log: pino({ level: 'silent' }),
    publicUrl: () => options.publicUrl,
  };
  try {
    const tenants = await seedTenants(deps);
    const owner = await seedUsers(deps, tenants);
    await putApiKey(db, {
      userId: owner,
      name: 'Demo',
      hash: hashKey(options.apiKey ?? 'fb_demo_key'),
      loopbackOnly: true,
    });
    await putShippedTemplates(db);
    const eventUrls: Record<string, string[]> = {};
    for (const { code, language, sandbox } of demoTenants) {
      if (!sandbox) continue;
      const access: Access = { tenantId: tenants[code] ?? '', userId: owner, role: 'owner' };
      const connections = await seedSandboxConnections(deps, access, options);
      await seedDemoFlows(deps, access, { language, connections });
      eventUrls[code] = await listEventUrls(deps, access);
    }
    return { tenants, eventUrls };
  } finally {
    await db.close();
  }
}

async function seedTenants(deps: ApiDeps): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const { code, name } of demoTenants) {
    const id = newId();
    const wrappedDataKey = Uint8Array.from(newDataKey(deps.keyring, id));
    await insertTenant(deps.db, { id, code, name, wrappedDataKey });
    const tenant = await findTenant(deps.db, { code });
    if (!tenant) throw new Error(`demo-tenant-missing: ${code}`);
    ids[code] = tenant.id;
  }
  return ids;
}

/** Answers the id of the first demo user. */
async function seedUsers(deps: ApiDeps, tenants: Record<string, string>): Promise<string> {
  const ids: string[] = [];
  // One password, public anyway: hashed once, because hashing is slow on purpose.
  let passwordHash: string | undefined;
  for (const { email, name, roles } of demoUsers) {
    const known = await findUser(deps.db, { email });
    const id = known?.id ?? newId();
    if (!known) {
      passwordHash ??= await hashPassword(DEMO_PASSWORD);
      await insertUser(deps.db, { id, email, name, passwordHash });
    }
    for (const [code, role] of Object.entries(roles)) {
      const tenantId = tenants[code];
      if (tenantId !== undefined) await putMember(deps.db, { tenantId, userId: id, role });
    }
    ids.push(id);
  }
  return ids[0] ?? '';
}

async function listEventUrls(deps: ApiDeps, access: Access): Promise<string[]> {
  const flows = await listFlows(deps.db, { tenantId: access.tenantId, enabled: true, limit: 200 });
  const urls: string[] = [];
  // The oldest first, which are the ready ones: ids grow with time.
  const oldestFirst = flows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id } of oldestFirst.filter((flow) => flow.triggerKinds.includes('connectorEvent'))) {
    const { document, hookUrls } = await getFlow(deps, access, { id });
    const events = document.triggers.filter((trigger) => trigger.kind === 'connectorEvent');
    urls.push(
      ...hookUrls
        .filter((each) => events.some((trigger) => trigger.id === each.triggerId))
        .map(({ url }) => url),
    );
  }
  return urls;
}
