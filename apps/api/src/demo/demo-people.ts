import type { Role } from '../contract/access.ts';

/** Password of every demo user. The demo listens on loopback only. */
export const DEMO_PASSWORD = 'flowbridge-demo';

export type DemoTenant = { code: string; name: string; language: 'en' | 'zh'; sandbox: boolean };

export const demoTenants: readonly DemoTenant[] = [
  { code: 'harbor', name: 'Harbor Consulting 港湾咨询', language: 'en', sandbox: true },
  { code: 'bluewater', name: 'Bluewater Manufacturing 碧水制造', language: 'zh', sandbox: true },
  { code: 'northwind', name: 'Northwind Trading 北风贸易', language: 'en', sandbox: false },
];

export type DemoUser = { email: string; name: string; roles: Record<string, Role> };

/** `roles` by tenant code. The first one owns the REST key. */
export const demoUsers: readonly [DemoUser, ...DemoUser[]] = [
  { email: 'demo@flowbridge.local', name: 'Demo 演示', roles: { harbor: 'owner', bluewater: 'owner' } },
  {
    email: 'operator@flowbridge.local',
    name: 'Operator 运维',
    roles: { harbor: 'operator', bluewater: 'operator' },
  },
  {
    email: 'viewer@flowbridge.local',
    name: 'Viewer 访客',
    roles: { harbor: 'viewer', bluewater: 'viewer' },
  },
  { email: 'outsider@flowbridge.local', name: 'Outsider 外部用户', roles: { northwind: 'owner' } },
];
