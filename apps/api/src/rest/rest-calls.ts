import { bulkCalls } from './bulk-calls.ts';
import { connectionCalls } from './connection-calls.ts';
import { copyCalls } from './copy-calls.ts';
import { credentialCalls } from './credential-calls.ts';
import { datasetCalls } from './dataset-calls.ts';
import { familyCalls } from './family-calls.ts';
import { flowCalls } from './flow-calls.ts';
import { flowFileCalls } from './flow-file-calls.ts';
import { folderCalls } from './folder-calls.ts';
import { manyFlowCalls } from './many-flow-calls.ts';
import { memberCalls } from './member-calls.ts';
import { packageCalls } from './package-calls.ts';
import { partCalls } from './part-calls.ts';
import { pollCalls } from './poll-calls.ts';
import { quotaCalls } from './quota-calls.ts';
import type { RestCall } from './rest-call.ts';
import { runCalls } from './run-calls.ts';
import { setupCalls } from './setup-calls.ts';
import { templateCalls } from './template-calls.ts';
import { tenantCalls } from './tenant-calls.ts';
import { upgradeCalls } from './upgrade-calls.ts';
import { lookupTableCalls, variableCalls } from './variable-calls.ts';

/** Every call of REST v1. */
export const restCalls: readonly RestCall[] = [
  ...flowCalls,
  ...familyCalls,
  ...setupCalls,
  ...folderCalls,
  ...manyFlowCalls,
  ...flowFileCalls,
  ...pollCalls,
  ...runCalls,
  ...bulkCalls,
  ...datasetCalls,
  ...connectionCalls,
  ...partCalls,
  ...templateCalls,
  ...packageCalls,
  ...copyCalls,
  ...upgradeCalls,
  ...tenantCalls,
  ...quotaCalls,
  ...variableCalls,
  ...lookupTableCalls,
  ...memberCalls,
  ...credentialCalls,
];
