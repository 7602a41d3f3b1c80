/** DingTalk (钉钉): approvals, work notices, contacts, and approval events pushed by it. Facts and quirks: README.md. */
import { defineConnector } from '@flowbridge/connector-sdk';
import { approvalActions } from './actions/approvals.ts';
import { getApproval, getApprovalManifest } from './actions/get-approval.ts';
import { getUserManifest } from './actions/get-user.ts';
import { sendWorkNotice, sendWorkNoticeManifest } from './actions/send-work-notice.ts';
import { startApproval, startApprovalManifest } from './actions/start-approval.ts';
import { approvalFinished, approvalFinishedManifest } from './callback/approval-finished.ts';
import {
  dingtalkAuth,
  dingtalkErrors,
  dingtalkLimits,
  dingtalkSecrets,
  dingtalkVariables,
} from './settings.ts';

export const dingtalk = defineConnector({
  manifest: {
    key: 'dingtalk',
    version: '1.0.0',
    names: { en: 'DingTalk', zh: '钉钉' },
    description: {
      en: 'Start and read approvals, receive their outcome, send work notices.',
      zh: '发起和查询审批、接收审批结果、发送工作通知。',
    },
    keywords: ['dingtalk', '钉钉', 'oa', '审批', 'approval', '工作通知', '通讯录'],
    icon: { color: '#3296fa', letters: '钉' },
    variables: dingtalkVariables,
    secrets: dingtalkSecrets,
    auth: dingtalkAuth,
    success: { body: { pointer: '/errcode', equals: 0, optional: true } },
    error: dingtalkErrors,
    limits: dingtalkLimits,
    test: { login: true },
    actions: [
      startApprovalManifest,
      getApprovalManifest,
      ...approvalActions,
      sendWorkNoticeManifest,
      getUserManifest,
    ],
    triggers: [approvalFinishedManifest],
  },
  actions: { startApproval, getApproval, sendWorkNotice },
  triggers: { approvalFinished },
});
