import { stringifyJson } from '@flowbridge/expression';
import { z } from 'zod';
import { testOrderInput } from '../contract/flows.ts';
import { folderPath } from '../contract/folders.ts';
import { Refusal } from '../contract/refusal.ts';
import { triggerKinds } from '../contract/runs.ts';
import { waitForRun } from '../use-cases/wait-for-run.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import {
  bindings,
  flow,
  flowDocument,
  flowItem,
  id,
  idParam,
  pageOf,
  pageQuery,
  problemItem,
  run,
} from './shapes.ts';
import { viewFlow, viewRun } from './views.ts';

const tag = 'Flows';

export const flowCalls: RestCall[] = [
  defineCall({
    method: 'post',
    path: '/flows',
    operationId: 'createFlow',
    summary: 'Create a flow from a document.',
    tag,
    needs: 'flows.edit',
    body: z.strictObject({
      name: z.string().trim().min(1).max(200),
      folder: folderPath.optional().meta({ description: 'A path; missing folders are made.' }),
      document: flowDocument,
    }),
    answers: { 201: z.object({ id, revision: z.int(), hookUrl: z.string().optional() }) },
    async handle({ plane, access }, { body }) {
      const created = await plane.flows.create(access, {
        name: body.name,
        folder: body.folder,
        document: body.document,
      });
      const { hookUrl } = viewFlow(await plane.flows.get(access, { id: created.id }));
      return { status: 201, body: { ...created, ...(hookUrl === undefined ? {} : { hookUrl }) } };
    },
  }),
  defineCall({
    method: 'get',
    path: '/flows',
    operationId: 'listFlows',
    summary: 'List flows, last changed first unless sorted otherwise.',
    tag,
    needs: 'flows.look',
    query: pageQuery.extend({
      search: z.string().max(200).optional(),
      folder: folderPath
        .optional()
        .meta({ description: 'A path, with the folders in it; empty: flows in no folder.' }),
      tag: z.string().max(40).optional(),
      connector: z.string().max(80).optional(),
      triggerKind: z.enum(triggerKinds).optional(),
      inTrouble: z
        .enum(['true', 'false'])
        .transform((text) => text === 'true')
        .optional()
        .meta({ description: 'Only flows whose newest run failed or waits for a decision.' }),
      sort: z.enum(['changed', 'name', 'lastRun']).optional(),
      enabled: z
        .enum(['true', 'false'])
        .transform((text) => text === 'true')
        .optional(),
    }),
    answers: {
      200: pageOf(
        flowItem.extend({ triggerKinds: z.array(z.enum(triggerKinds)), connectors: z.array(z.string()) }),
      ),
    },
    async handle({ plane, access }, { query: { tag: carried, ...query } }) {
      const input = carried === undefined ? query : { ...query, tags: [carried] };
      const { items, nextCursor } = await plane.flows.list(access, input);
      const shown = items.map(({ lastRuns: _, ...item }) => item);
      return { status: 200, body: { items: shown, nextCursor } };
    },
  }),
  defineCall({
    method: 'get',
    path: '/flows/{id}',
    operationId: 'getFlow',
    summary: 'A flow with its draft document.',
    tag,
    needs: 'flows.look',
    params: idParam,
    answers: { 200: flow },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: viewFlow(await plane.flows.get(access, params)) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/flows/{id}/draft',
    operationId: 'replaceDraft',
    summary: 'Replace the draft document; 409 when it is no longer at the given revision.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: z.strictObject({ document: flowDocument, revision: z.int().min(1) }),
    answers: { 200: z.object({ revision: z.int() }) },
    async handle({ plane, access }, { params, body }) {
      const { document, revision } = body;
      return { status: 200, body: await plane.flows.replaceDraft(access, { ...params, document, revision }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/validate',
    operationId: 'validateFlow',
    summary: 'Everything that is wrong with the draft.',
    tag,
    needs: 'flows.look',
    params: idParam,
    answers: { 200: z.object({ problems: z.array(problemItem) }) },
    async handle({ plane, access }, { params }) {
      const problems = await plane.flows.validate(access, params);
      return { status: 200, body: { problems: problems.map(({ fix: _, ...problem }) => problem) } };
    },
  }),
  defineCall({
    method: 'put',
    path: '/flows/{id}/bindings',
    operationId: 'setBindings',
    summary: 'Choose the connections and parameter values of a flow.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: bindings,
    answers: { 200: bindings },
    async handle({ plane, access }, { params, body }) {
      await plane.flows.setBindings(access, { ...params, bindings: body });
      return { status: 200, body };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/publish',
    operationId: 'publishFlow',
    summary: 'Make the draft the version that triggers run; refused while it has errors.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: z.strictObject({
      revision: z.int().min(1).optional(),
      changelog: z.string().max(5000).optional(),
    }),
    answers: { 200: z.object({ version: z.int() }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.flows.publish(access, { ...params, ...body }) };
    },
  }),
  ...(['enable', 'disable'] as const).map((verb) =>
    defineCall({
      method: 'post',
      path: `/flows/{id}/${verb}`,
      operationId: `${verb}Flow`,
      summary: verb === 'enable' ? 'Let triggers start the published version.' : 'Stop answering triggers.',
      tag,
      needs: 'flows.operate',
      params: idParam,
      answers: { 200: z.object({ enabled: z.boolean() }) },
      async handle({ plane, access }, { params }) {
        return { status: 200, body: await plane.flows[verb](access, params) };
      },
    }),
  ),
  defineCall({
    method: 'post',
    path: '/flows/{id}/runs',
    operationId: 'runFlow',
    summary: 'Start a run. With `waitMs`, answers the run itself when it ended in time.',
    tag,
    needs: 'flows.operate',
    params: idParam,
    body: z.strictObject({
      input: z.unknown().optional().meta({ description: 'What the run sees as `trigger.body`.' }),
      version: z.union([z.enum(['published', 'draft']), z.int().min(1)]).default('published'),
      triggerId: z.string().max(40).optional(),
      waitMs: z.int().min(0).max(300_000).optional(),
      test: testOrderInput
        .optional()
        .meta({ description: 'Of a draft: dry (`dryRun`), until a step (`until`), or one step (`only`).' }),
    }),
    answers: { 200: run, 202: z.object({ runId: id }) },
    async handle({ plane, access, deps, signal }, { params, body }) {
      const { input, version, triggerId, waitMs, test } = body;
      const { runId } = await plane.flows.run(access, {
        id: params.id,
        version,
        triggerId,
        test,
        by: 'program',
        ...(input === undefined ? {} : { inputJson: inputText(input) }),
      });
      if (waitMs && (await waitForRun(deps, access, { id: runId, waitMs, signal }))) {
        return { status: 200, body: viewRun(await plane.runs.get(access, { id: runId })) };
      }
      return { status: 202, body: { runId } };
    },
  }),
];

const MAX_INPUT_LENGTH = 16_000_000;

function inputText(input: unknown): string {
  const text = stringifyJson(input);
  if (text.length <= MAX_INPUT_LENGTH) return text;
  throw new Refusal('bodyTooLarge', { message: 'The input is too large.', path: 'input' });
}
