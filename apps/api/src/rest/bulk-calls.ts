import { z } from 'zod';
import { bulkRefusalCodes, bulkStates, startBulkInput } from '../contract/bulk.ts';
import { runStates } from '../contract/runs.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, moment, pageOf, pageQuery } from './shapes.ts';

const tag = 'Runs';

const bulk = z.object({
  id,
  kind: z.enum(['retry', 'cancel']),
  state: z.enum(bulkStates),
  from: z.enum(['trigger', 'failedStep', 'failedItems']),
  version: z.enum(['same', 'published', 'draft']),
  perMinute: z.int().nullable().meta({ description: 'Runs a minute; null: no limit.' }),
  total: z.int().meta({ description: 'Runs selected when it was ordered.' }),
  done: z.int(),
  refused: z.int().meta({ description: 'Runs that could not be retried or cancelled.' }),
  refusals: z
    .array(z.object({ runId: id, code: z.enum(bulkRefusalCodes) }))
    .meta({ description: 'The first 100 of them.' }),
  outcomes: z
    .partialRecord(z.enum(runStates), z.int())
    .meta({ description: 'How the attempts of a retry stand, by run state.' }),
  canaryRunId: id.nullable(),
  requestedBy: z.object({ id, name: z.string() }).nullable(),
  createdAt: moment,
  endedAt: moment.nullable(),
});

export const bulkCalls: RestCall[] = [
  defineCall({
    method: 'post',
    path: '/bulk-operations',
    operationId: 'startBulkOperation',
    summary: 'Retry or cancel many runs: by id, or all that match filters of the runs list.',
    tag,
    needs: 'runs.operate',
    body: startBulkInput,
    answers: { 202: z.object({ id, total: z.int() }) },
    async handle({ plane, access }, { body }) {
      return { status: 202, body: await plane.bulk.start(access, body) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/bulk-operations',
    operationId: 'listBulkOperations',
    summary: 'List bulk operations, newest first.',
    tag,
    needs: 'runs.look',
    query: pageQuery,
    answers: { 200: pageOf(bulk) },
    async handle({ plane, access }, { query }) {
      return { status: 200, body: await plane.bulk.list(access, query) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/bulk-operations/{id}',
    operationId: 'getBulkOperation',
    summary: 'How far a bulk operation has come.',
    tag,
    needs: 'runs.look',
    params: idParam,
    answers: { 200: bulk },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.bulk.get(access, params) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/bulk-operations/{id}/stop',
    operationId: 'stopBulkOperation',
    summary: 'End a bulk operation where it stands.',
    tag,
    needs: 'runs.operate',
    params: idParam,
    answers: { 202: z.object({ id }) },
    async handle({ plane, access }, { params }) {
      return { status: 202, body: await plane.bulk.stop(access, params) };
    },
  }),
];
