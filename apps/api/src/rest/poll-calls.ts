import { z } from 'zod';
import { watermarkInput } from '../contract/polls.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { failure, idParam, moment } from './shapes.ts';

const tag = 'Flows';
const cursorParams = idParam.extend({ triggerId: z.string().min(1).max(64) });
const watermark = watermarkInput.meta({
  description: 'A date, a number or a text, by the watermark’s kind.',
});

const backfill = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  from: watermark,
  to: watermark,
  slice: z.number().nullable(),
  at: watermark.meta({ description: 'Up to where everything is delivered.' }),
  found: z.int(),
  delivered: z.int(),
  startedAt: moment,
  endedAt: moment.nullable(),
});

const cursor = z.object({
  kind: z.enum(['time', 'number', 'text']),
  watermark: watermark.nullable().meta({ description: 'Null: nothing was read yet.' }),
  lastPolledAt: moment.nullable(),
  lastFound: z.int().nullable(),
  lastNew: z.int().nullable(),
  lastError: failure.nullable(),
  nextPollAt: moment.nullable(),
  openRuns: z.int(),
  failingRecords: z.int(),
  backfill: backfill.nullable(),
});

export const pollCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/flows/{id}/cursors/{triggerId}',
    operationId: 'getCursor',
    summary: 'How far a poll trigger has read.',
    tag,
    needs: 'flows.look',
    params: cursorParams,
    answers: { 200: cursor },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.polls.state(access, params) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/flows/{id}/cursors/{triggerId}',
    operationId: 'resetCursor',
    summary: 'Set the watermark; null begins as the first poll did. What lies behind it is delivered again.',
    tag,
    needs: 'flows.operate',
    params: cursorParams,
    body: z.strictObject({ watermark: watermark.nullable() }),
    answers: { 200: z.object({ watermark: watermark.nullable() }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.polls.reset(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/cursors/{triggerId}/poll',
    operationId: 'pollNow',
    summary: 'Ask at once; watch the cursor for what comes of it.',
    tag,
    needs: 'flows.operate',
    params: cursorParams,
    answers: { 202: z.object({ id: z.string() }) },
    async handle({ plane, access }, { params }) {
      return { status: 202, body: await plane.polls.now(access, params) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/cursors/{triggerId}/backfill',
    operationId: 'startBackfill',
    summary:
      'Read what lies between two places, slice by slice; `slice` is seconds of a time or steps of a number.',
    tag,
    needs: 'flows.operate',
    params: cursorParams,
    body: z.strictObject({
      from: watermark,
      to: watermark,
      slice: z.number().positive().max(1e12).optional(),
    }),
    answers: { 202: z.object({ backfillId: z.string() }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 202, body: await plane.polls.startBackfill(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/flows/{id}/cursors/{triggerId}/backfill',
    operationId: 'cancelBackfill',
    summary: 'Read no further slice; runs of the present one go on.',
    tag,
    needs: 'flows.operate',
    params: cursorParams,
    answers: { 200: z.object({ id: z.string() }) },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.polls.cancelBackfill(access, params) };
    },
  }),
];
