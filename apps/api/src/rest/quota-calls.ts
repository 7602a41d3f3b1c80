import { z } from 'zod';
import { changeTenantQuotasInput, logBytes, runsPerMinute } from '../contract/tenant-quotas.ts';
import { defineCall, type RestCall } from './rest-call.ts';

const state = z.enum(['unlimited', 'free', 'near', 'over']).meta({
  description: '`near`: from 80 % of the quota on. `over`: used up.',
});

const quotas = z.object({
  runs: z.object({
    perMinute: runsPerMinute,
    lastMinute: z.int().meta({
      description: 'Counted against the quota in the last minute; without one, all runs accepted in it.',
    }),
    held: z.int().meta({ description: 'Queued runs that wait for the next minute.' }),
    state,
  }),
  logs: z.object({
    limit: logBytes,
    bytes: z.int().meta({
      description:
        'Bytes that runs hold: rows, values and files. A few seconds old; recounted when a day is over.',
    }),
    state,
  }),
});

const bytes = z.int();
const logUse = z.object({
  days: z
    .array(z.object({ day: z.iso.date(), bytes }))
    .meta({ description: 'The last 30 days (UTC), by the day the runs were accepted.' }),
  before: bytes.meta({ description: 'Of runs accepted before those.' }),
  flows: z
    .array(z.object({ flowId: z.string(), flowName: z.string().nullable(), bytes }))
    .meta({ description: 'The ten flows whose runs hold most.' }),
  others: bytes.meta({ description: 'Of all other flows.' }),
});

export const quotaCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/tenant/quotas',
    operationId: 'getTenantQuotas',
    summary: 'The tenant’s quotas of runs per minute and log bytes, and what is used of them.',
    tag: 'Tenant',
    needs: 'limits.look',
    answers: { 200: quotas },
    async handle({ plane, access }) {
      return { status: 200, body: await plane.tenantQuotas.get(access) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/tenant/quotas',
    operationId: 'changeTenantQuotas',
    summary: 'Set both quotas. Runs that have begun go on; runs held back by a lower quota begin at once.',
    tag: 'Tenant',
    needs: 'limits.manage',
    body: changeTenantQuotasInput,
    answers: { 200: quotas },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.tenantQuotas.change(access, body) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/tenant/quotas/log-use',
    operationId: 'getLogUse',
    summary: 'What holds the tenant’s log bytes: by day and by flow.',
    tag: 'Tenant',
    needs: 'limits.look',
    answers: { 200: logUse },
    async handle({ plane, access }) {
      return { status: 200, body: await plane.tenantQuotas.logUse(access) };
    },
  }),
];
