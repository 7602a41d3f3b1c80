import { connectorDraft, functionDraft } from '@flowbridge/connector-sdk/custom';
import { z } from 'zod';
import { createPartInput, publishPartInput, savePartInput } from '../contract/custom-parts.ts';
import { byId } from '../contract/paging.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { pageOf, texts } from './shapes.ts';

const tag = 'Connectors';
const id = z.object({ id: z.string() });
const kind = z.enum(['connector', 'function']);

const part = z.object({
  id: z.string(),
  kind,
  key: z.string().meta({ description: 'What flows call it; a connector’s begins with `x-`.' }),
  names: texts,
  version: z.int().nullable().meta({ description: 'The newest; null before the first.' }),
  actions: z.int(),
  usedByFlows: z.int(),
  updatedAt: z.string(),
});

const problem = z.object({
  field: z.string(),
  path: z.array(z.union([z.string(), z.int()])),
  message: texts,
});

const detail = z.object({
  id: z.string(),
  kind,
  key: z.string(),
  revision: z.int(),
  version: z.int().nullable(),
  changed: z.boolean().meta({ description: 'The draft says something else than the newest version.' }),
  draft: z.union([connectorDraft, functionDraft]),
  problems: z.array(problem),
  versions: z.array(
    z.object({
      number: z.int(),
      changelog: z.string().nullable(),
      author: z.object({ id: z.string(), name: z.string() }).nullable(),
      createdAt: z.string(),
      usedByFlows: z.int().meta({ description: 'Flows whose published version runs with it.' }),
    }),
  ),
  updatedAt: z.string(),
});

const trial = z.object({
  at: z.string(),
  results: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['passed', 'differs', 'failed']),
      output: z.unknown().optional(),
      message: texts.optional(),
      line: z.int().optional(),
      log: z.array(z.string()),
      ms: z.number(),
    }),
  ),
});

const breaks = z.object({
  flows: z.array(
    z.object({
      ...id.shape,
      name: z.string(),
      published: z.boolean(),
      problems: z.array(z.unknown()),
    }),
  ),
});

export const partCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/custom-parts',
    operationId: 'listCustomParts',
    summary: 'List the connectors and functions of the tenant’s own.',
    tag,
    needs: 'parts.look',
    answers: { 200: pageOf(part) },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.customParts.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/custom-parts',
    operationId: 'createCustomPart',
    summary: 'Add a connector or a function with a small draft; flows see it once a version is published.',
    tag,
    needs: 'parts.manage',
    body: createPartInput,
    answers: { 201: id },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.customParts.create(access, body) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/custom-parts/{id}',
    operationId: 'getCustomPart',
    summary: 'One connector or function: its draft with what is wrong in it, and its versions.',
    tag,
    needs: 'parts.look',
    params: byId,
    answers: { 200: detail },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.customParts.get(access, params) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/custom-parts/{id}/draft',
    operationId: 'saveCustomPart',
    summary: 'Replace the draft, right or wrong; answers what is wrong.',
    tag,
    needs: 'parts.manage',
    params: byId,
    body: savePartInput.omit({ id: true }),
    answers: { 200: z.object({ revision: z.int(), problems: z.array(problem), changed: z.boolean() }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.customParts.save(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/custom-parts/{id}/breaks',
    operationId: 'listFlowsThatBreak',
    summary:
      'The flows whose drafts would have problems with the saved draft that they have not with the newest version.',
    tag,
    needs: 'parts.manage',
    params: byId,
    answers: { 200: breaks },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.customParts.breaks(access, params) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/custom-parts/{id}/publish',
    operationId: 'publishCustomPart',
    summary:
      'Make the draft the next version. Published flows go on with the version they were published with.',
    tag,
    needs: 'parts.manage',
    params: byId,
    body: publishPartInput.omit({ id: true }),
    answers: { 201: z.object({ version: z.int() }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 201, body: await plane.customParts.publish(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/custom-parts/{id}/trial',
    operationId: 'tryFunction',
    summary: 'Run the test cases of a function’s draft.',
    tag,
    needs: 'parts.manage',
    params: byId,
    answers: { 200: trial },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.customParts.tryCases(access, params) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/custom-parts/{id}',
    operationId: 'removeCustomPart',
    summary: 'Remove a connector or function with its versions. Refused while a flow or connection uses it.',
    tag,
    needs: 'parts.manage',
    params: byId,
    answers: { 200: id },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.customParts.remove(access, params) };
    },
  }),
];
