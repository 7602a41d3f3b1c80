import { z } from 'zod';
import { datasetInput, recordStates } from '../contract/datasets.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { dataset, datasetRecord, pageOf, pageQuery } from './shapes.ts';
import { viewRecordItem } from './views.ts';

const tag = 'Datasets';

const nameParam = z.object({ name: datasetInput.shape.dataset });

/** The chosen records, or all of a state; as two objects the document would hide that either is enough. */
const resendBody = z
  .strictObject({
    keys: z.array(z.string().min(1).max(400)).min(1).max(1_000).optional(),
    state: z.enum(['failed', 'parked']).optional(),
  })
  .refine((given) => (given.keys === undefined) !== (given.state === undefined), {
    error: 'give either keys or state',
  });

export const datasetCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/datasets',
    operationId: 'listDatasets',
    summary: 'List datasets by name, each with its records by state.',
    tag,
    needs: 'ledger.look',
    query: pageQuery,
    answers: { 200: pageOf(dataset) },
    async handle({ plane, access }, { query }) {
      return { status: 200, body: await plane.datasets.list(access, query) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/datasets/{name}/records',
    operationId: 'listRecords',
    summary: 'Records of a dataset: newest content first; with a key, those that begin with it, by key.',
    tag,
    needs: 'ledger.look',
    params: nameParam,
    query: pageQuery.extend({
      state: z.enum(recordStates).optional(),
      key: z.string().max(400).optional().meta({ description: 'How the record’s key begins.' }),
    }),
    answers: { 200: pageOf(datasetRecord) },
    async handle({ plane, access }, { params, query }) {
      const page = await plane.datasets.records(access, { dataset: params.name, ...query });
      return { status: 200, body: { ...page, items: page.items.map(viewRecordItem) } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/datasets/{name}/resend',
    operationId: 'resendRecords',
    summary:
      'Make records wait for delivery again: those with the given keys, whatever became of them, or all failed or parked ' +
      'ones except those the target may have.',
    tag,
    needs: 'ledger.operate',
    params: nameParam,
    body: resendBody,
    answers: { 200: z.object({ count: z.int() }) },
    async handle({ plane, access }, { params, body }) {
      const { keys, state = 'failed' } = body;
      const chosen = keys === undefined ? { state } : { keys };
      return { status: 200, body: await plane.datasets.resend(access, { dataset: params.name, ...chosen }) };
    },
  }),
];
