import { z } from 'zod';
import { changeTenantLimitsInput, maxRunningRuns } from '../contract/tenant-limits.ts';
import { defineCall, type RestCall } from './rest-call.ts';

const limits = z.object({
  maxRunningRuns,
  defaultMaxRunningRuns: z.int().meta({ description: 'What counts while `maxRunningRuns` is null.' }),
  running: z.int().meta({
    description:
      'Queued runs that are running now. More than the limit after it was lowered, until enough have ended.',
  }),
  queued: z.int().meta({ description: 'Runs that wait in the queue.' }),
});

export const tenantCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/tenant/limits',
    operationId: 'getTenantLimits',
    summary: 'How many queued runs of the tenant may be running at the same time, and how many are.',
    tag: 'Tenant',
    needs: 'limits.look',
    answers: { 200: limits },
    async handle({ plane, access }) {
      return { status: 200, body: await plane.tenantLimits.get(access) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/tenant/limits',
    operationId: 'changeTenantLimits',
    summary: 'Set the limit. Runs that have begun go on; a higher limit begins waiting ones at once.',
    tag: 'Tenant',
    needs: 'limits.manage',
    body: changeTenantLimitsInput,
    answers: { 200: limits },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.tenantLimits.change(access, body) };
    },
  }),
];
