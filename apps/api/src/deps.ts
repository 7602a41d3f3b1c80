import type { Database } from '@flowbridge/db';
import type { HttpClient } from '@flowbridge/egress';
import type { Keyring } from '@flowbridge/secrets';
import type { Logger } from 'pino';
import type { ConnectorCatalogs } from './catalog/connector-catalogs.ts';
import type { PartChanges } from './live/part-changes.ts';
import type { Presence } from './live/presence.ts';
import type { RunChanges } from './live/run-changes.ts';
import type { Mailer } from './mail/mailer.ts';
import type { AppTokens } from './use-cases/sso/providers/app-tokens.ts';

/** What every use case may reach. Made once per process by `createApiApp`. */
export type ApiDeps = {
  db: Database;
  keyring: Keyring;
  /** The built-in ones; `connectorsFor` adds a tenant's own. */
  connectors: ConnectorCatalogs;
  runChanges: RunChanges;
  presence: Presence;
  partChanges: PartChanges;
  log: Logger;
  /** Calls to identity providers, behind the guard of the installation's configuration. */
  http: HttpClient;
  /** Access tokens of the apps that sign people in by DingTalk and WeCom. */
  appTokens: AppTokens;
  /** Undefined without SMTP. */
  mailer: Mailer | undefined;
  /** Where people and other systems reach this installation, without a trailing slash. */
  publicUrl(): string;
};
