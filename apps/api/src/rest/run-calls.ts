import { listStepTexts } from '@flowbridge/db';
import { z } from 'zod';
import { decideStepInput, retryRunInput, runStates, stepRunStates } from '../contract/runs.ts';
import { findAttempt } from '../use-cases/find-run.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, pageOf, pageQuery, retryPreview, run, runItem, stepRun } from './shapes.ts';
import { readText, viewRun, viewRunItem } from './views.ts';

const tag = 'Runs';

const moment = z.iso.datetime({ offset: true });

/** `?state=failed&state=cancelled` or `?state=failed,cancelled`. */
const stateList = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((text) => text.split(',')))
  .pipe(z.array(z.enum(runStates)).max(8));

export const runCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/runs',
    operationId: 'listRuns',
    summary: 'List runs, newest first.',
    tag,
    needs: 'runs.look',
    query: pageQuery.extend({
      flowId: z.string().max(64).optional(),
      state: stateList.optional(),
      key: z
        .string()
        .max(200)
        .optional()
        .meta({ description: 'The value of one of the run’s business keys, whole.' }),
      errorCode: z
        .string()
        .min(1)
        .max(80)
        .optional()
        .meta({ description: 'The code of the error it ended with.' }),
      search: z.string().max(200).optional().meta({ description: 'Text in the run’s input, error or id.' }),
      from: moment.optional(),
      to: moment.optional(),
    }),
    answers: { 200: pageOf(runItem) },
    async handle({ plane, access }, { query }) {
      const { state, ...rest } = query;
      const page = await plane.runs.list(access, { ...rest, states: state });
      return { status: 200, body: { ...page, items: page.items.map(viewRunItem) } };
    },
  }),
  defineCall({
    method: 'get',
    path: '/runs/{id}',
    operationId: 'getRun',
    summary: 'A run with its input and output.',
    tag,
    needs: 'runs.look',
    params: idParam,
    answers: { 200: run },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: viewRun(await plane.runs.get(access, params)) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/runs/{id}/files/{fileId}',
    operationId: 'getRunFile',
    summary: 'The bytes of a file that came with the run’s call.',
    tag,
    needs: 'runs.look',
    params: idParam.extend({ fileId: idParam.shape.id }),
    answers: { 200: 'application/octet-stream' },
    async handle({ plane, access }, { params }) {
      return { status: 200, file: await plane.runs.file(access, params) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/runs/{id}/steps',
    operationId: 'listSteps',
    summary: 'The steps of an attempt, in the order they began, with what went in and came out.',
    tag,
    needs: 'runs.look',
    params: idParam,
    query: pageQuery.extend({
      attempt: z.coerce.number().int().min(1).optional().meta({ description: 'Default: the newest.' }),
      path: z.string().max(2000).optional().meta({ description: 'Only this step run.' }),
      parentPath: z.string().max(2000).optional().meta({ description: 'Only direct children of this path.' }),
      state: z.enum(stepRunStates).optional(),
    }),
    answers: { 200: pageOf(stepRun) },
    async handle({ plane, access, deps }, { params, query }) {
      const { attempt } = await findAttempt(deps, access, { ...params, attempt: query.attempt });
      const page = await plane.runs.steps(access, { ...params, ...query, attempt, limit: query.limit ?? 50 });
      const [{ document }, texts] = await Promise.all([
        plane.runs.attemptDocument(access, { ...params, attempt }),
        listStepTexts(deps.db, {
          tenantId: access.tenantId,
          runId: params.id,
          attempt,
          paths: page.items.map((item) => item.path),
        }),
      ]);
      const textsOf = new Map(texts.map((each) => [each.path, each]));
      const steps = new Map(Object.values(document.steps).map((step) => [String(step.id), step]));
      const items = page.items.map(({ sequence: _, startedAtMs, error, ...item }) => {
        const step = steps.get(item.stepId);
        const text = textsOf.get(item.path);
        return {
          ...item,
          key: step?.key ?? '',
          kind: step?.kind ?? '',
          startedAt: new Date(startedAtMs).toISOString(),
          input: readText(text?.inputJson),
          output: readText(text?.outputJson),
          request: readText(text?.requestJson),
          response: readText(text?.responseJson),
          ...(error === null ? {} : { error }),
        };
      });
      return { status: 200, body: { items, nextCursor: page.nextCursor } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/runs/{id}/retry',
    operationId: 'retryRun',
    summary:
      'Run an ended run again, from its trigger or taking over what succeeded. `preview` only says what would happen.',
    tag,
    needs: 'runs.operate',
    params: idParam,
    body: retryRunInput.omit({ id: true }).extend({ preview: z.boolean().default(false) }),
    answers: { 200: retryPreview, 202: z.object({ runId: id, attempt: z.int() }) },
    async handle({ plane, access }, { params, body: { preview, ...order } }) {
      const input = { ...params, ...order };
      if (preview) return { status: 200, body: await plane.runs.previewRetry(access, input) };
      return { status: 202, body: await plane.runs.retry(access, input) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/runs/{id}/decide',
    operationId: 'decideStep',
    summary:
      'Say what became of a call of which nobody knows whether it happened. The run goes on when its last question is answered.',
    tag,
    needs: 'runs.operate',
    params: idParam,
    body: decideStepInput.omit({ id: true, outputJson: true }).extend({
      output: z.unknown().optional().meta({ description: 'With `happened`: what the step gives.' }),
    }),
    answers: { 202: z.object({ id }) },
    async handle({ plane, access }, { params, body: { output, ...decision } }) {
      const outputJson = output === undefined ? {} : { outputJson: JSON.stringify(output) };
      return {
        status: 202,
        body: await plane.runs.decide(access, { ...params, ...decision, ...outputJson }),
      };
    },
  }),
  defineCall({
    method: 'post',
    path: '/runs/{id}/cancel',
    operationId: 'cancelRun',
    summary: 'Ask for a run’s end; a running one stops at its next step.',
    tag,
    needs: 'runs.operate',
    params: idParam,
    answers: { 202: z.object({ id }) },
    async handle({ plane, access }, { params }) {
      return { status: 202, body: await plane.runs.cancel(access, params) };
    },
  }),
];
