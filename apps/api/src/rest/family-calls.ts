/** A flow with everything it calls, as one: configured, published, cloned; all of it or nothing. */
import { z } from 'zod';
import { cloneFamilyInput, configureFamilyInput, publishFamilyInput } from '../contract/families.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { bindings, flowDocument, id, idParam } from './shapes.ts';

const tag = 'Flows';

const family = z.object({
  flows: z.array(
    z.object({
      id,
      name: z.string(),
      folderId: id.nullable(),
      enabled: z.boolean(),
      publishedVersion: z.int().nullable(),
      draftPublished: z.boolean(),
      revision: z.int(),
      document: flowDocument,
      bindings,
      origin: z.unknown(),
      calls: z.array(id),
    }),
  ),
  missing: z.array(z.object({ flowId: id, stepId: z.string() })),
  sandboxParameters: z.record(z.string(), z.unknown()).nullable(),
  setupId: id.nullable(),
});

const published = z.object({
  flows: z.array(
    z.object({
      id,
      name: z.string(),
      version: z.int(),
      did: z.enum(['published', 'unchanged']),
      enabled: z.boolean(),
    }),
  ),
});

export const familyCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/flows/{id}/family',
    operationId: 'getFamily',
    summary: 'A flow with every flow it calls, as their drafts stand.',
    tag,
    needs: 'flows.look',
    params: idParam,
    answers: { 200: family },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.families.get(access, params) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/flows/{id}/family',
    operationId: 'configureFamily',
    summary: 'Change names, folders, connections and parameter values of the family: all flows, or none.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: configureFamilyInput.omit({ id: true }),
    answers: { 200: z.object({ id }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.families.configure(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/family/publish',
    operationId: 'publishFamily',
    summary: 'Publish and enable the family, called flows before their callers: all flows, or none.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: publishFamilyInput.omit({ id: true }),
    answers: { 200: published },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.families.publish(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/family/clone',
    operationId: 'cloneFamily',
    summary:
      'Copy the family for another account set: other connections and values, calls between the clones.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: z.strictObject({
      prefix: cloneFamilyInput.shape.prefix,
      suffix: cloneFamilyInput.shape.suffix,
      folderId: cloneFamilyInput.shape.folderId,
      connections: cloneFamilyInput.shape.connections,
      parameters: cloneFamilyInput.shape.parameters,
    }),
    answers: {
      201: z.object({ id, flows: z.array(z.object({ id, name: z.string(), original: id })) }),
    },
    async handle({ plane, access }, { params, body }) {
      const input = cloneFamilyInput.parse({ ...params, ...body });
      return { status: 201, body: await plane.families.clone(access, input) };
    },
  }),
];
