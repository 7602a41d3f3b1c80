/** The console's procedures. Imports the contract only: the browser type-checks against this file without the server. */
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { apiKeysRouter } from './api-keys-router.ts';
import { bulkRouter } from './bulk-router.ts';
import { connectionsRouter, connectorsRouter } from './connections-router.ts';
import { customPartsRouter } from './custom-parts-router.ts';
import { datasetsRouter } from './datasets-router.ts';
import { familiesRouter } from './families-router.ts';
import { flowFilesRouter } from './flow-files-router.ts';
import { flowsRouter } from './flows-router.ts';
import { foldersRouter } from './folders-router.ts';
import { manyFlowsRouter } from './many-flows-router.ts';
import { pollsRouter } from './polls-router.ts';
import { presenceRouter } from './presence-router.ts';
import { router } from './procedures.ts';
import { tenantQuotasRouter } from './quotas-router.ts';
import { runsRouter } from './runs-router.ts';
import { apiCredentialsRouter, membersRouter, meRouter, tenantLimitsRouter } from './settings-router.ts';
import { setupsRouter } from './setups-router.ts';
import { invitationsRouter, lookupTablesRouter, variablesRouter } from './sharing-router.ts';
import { ssoRouter } from './sso-router.ts';
import { templatesRouter } from './templates-router.ts';
import { upgradesRouter } from './upgrades-router.ts';

export const appRouter = router({
  me: meRouter,
  flows: flowsRouter,
  families: familiesRouter,
  setups: setupsRouter,
  folders: foldersRouter,
  manyFlows: manyFlowsRouter,
  flowFiles: flowFilesRouter,
  presence: presenceRouter,
  polls: pollsRouter,
  runs: runsRouter,
  datasets: datasetsRouter,
  bulk: bulkRouter,
  connectors: connectorsRouter,
  connections: connectionsRouter,
  customParts: customPartsRouter,
  templates: templatesRouter,
  upgrades: upgradesRouter,
  members: membersRouter,
  invitations: invitationsRouter,
  variables: variablesRouter,
  lookupTables: lookupTablesRouter,
  apiKeys: apiKeysRouter,
  apiCredentials: apiCredentialsRouter,
  sso: ssoRouter,
  tenantLimits: tenantLimitsRouter,
  tenantQuotas: tenantQuotasRouter,
});

export type AppRouter = typeof appRouter;
export type RouterInputs = inferRouterInputs<AppRouter>;
export type RouterOutputs = inferRouterOutputs<AppRouter>;
