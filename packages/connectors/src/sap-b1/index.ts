/** SAP Business One over its Service Layer (OData, `/b1s/v1` or `/b1s/v2`). Facts and quirks: README.md. */
import { defineConnector } from '@flowbridge/connector-sdk';
import { approvalRequestActions } from './actions/approval-requests.ts';
import { decideApprovalRequest } from './actions/decide-approval-request.ts';
import { documentActions } from './actions/documents.ts';
import { draftActions } from './actions/drafts.ts';
import { masterDataActions } from './actions/master-data.ts';
import { objectActions } from './actions/objects.ts';
import { sapAuth, sapErrors, sapSecrets, sapVariables } from './settings.ts';

export const sapB1 = defineConnector({
  manifest: {
    key: 'sap-b1',
    version: '1.0.0',
    names: { en: 'SAP Business One', zh: 'SAP Business One（SparkPack ERP）' },
    description: {
      en: 'Documents, drafts, approvals and master data of SAP Business One, over the Service Layer.',
      zh: '通过 Service Layer 读写 SAP Business One 的单据、草稿、审批与基础数据。',
    },
    keywords: ['sap', 'b1', 'erp', 'service layer', 'sparkpack', '单据', '草稿', '审批流'],
    icon: { color: '#0a6ed1', letters: 'B1' },
    baseUrl: '{serviceUrl}',
    variables: sapVariables,
    secrets: sapSecrets,
    auth: sapAuth,
    tls: { acceptSelfSigned: 'acceptSelfSigned' },
    error: sapErrors,
    test: { action: 'listItems', input: { $top: 1, $select: 'ItemCode', allPages: false } },
    actions: [
      ...approvalRequestActions,
      ...draftActions,
      ...documentActions,
      ...masterDataActions,
      ...objectActions,
    ],
    triggers: [],
  },
  actions: { decideApprovalRequest },
});
