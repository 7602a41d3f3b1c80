import { z } from 'zod';
import {
  createCredentialInput,
  credentialKinds,
  rotateCredentialInput,
  setCredentialFlowsInput,
} from '../contract/people.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, pageOf } from './shapes.ts';

const tag = 'Credentials';

const credential = z.object({
  id,
  kind: z.enum(credentialKinds),
  name: z.string(),
  userName: z.string().nullable(),
  hint: z.string().meta({ description: 'The value’s last four characters.' }),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  flows: z
    .array(z.object({ id, name: z.string().nullable() }))
    .meta({ description: 'The flows it is good for; empty: all.' }),
  former: z
    .object({ hint: z.string(), until: z.string(), lastUsedAt: z.string().nullable() })
    .nullable()
    .meta({ description: 'The value from before a rotation, while it still opens.' }),
});
const created = credential.extend({ value: z.string().meta({ description: 'Shown this once.' }) });
const idAnswer = z.object({ id });

export const credentialCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/api-credentials',
    operationId: 'listApiCredentials',
    summary: 'List what callers of HTTP triggers prove themselves with, newest first, without values.',
    tag,
    needs: 'credentials.manage',
    answers: { 200: pageOf(credential) },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.apiCredentials.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/api-credentials',
    operationId: 'createApiCredential',
    summary: 'Make a credential, for all flows or for some; its value is answered this once.',
    tag,
    needs: 'credentials.manage',
    body: createCredentialInput,
    answers: { 201: created },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.apiCredentials.create(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/api-credentials/{id}/rotate',
    operationId: 'rotateApiCredential',
    summary: 'Give a credential another value; the present one goes on opening for the overlap.',
    tag,
    needs: 'credentials.manage',
    params: idParam,
    body: rotateCredentialInput.omit({ id: true }),
    answers: { 200: created },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.apiCredentials.rotate(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/api-credentials/{id}/end-overlap',
    operationId: 'endOverlap',
    summary: 'End the value from before a rotation at once.',
    tag,
    needs: 'credentials.manage',
    params: idParam,
    answers: { 200: idAnswer },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.apiCredentials.endFormer(access, params) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/api-credentials/{id}/flows',
    operationId: 'setCredentialFlows',
    summary: 'Say for which flows a credential is good; none: for all.',
    tag,
    needs: 'credentials.manage',
    params: idParam,
    body: setCredentialFlowsInput.omit({ id: true }),
    answers: { 200: idAnswer },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.apiCredentials.setFlows(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/api-credentials/{id}',
    operationId: 'revokeApiCredential',
    summary: 'Revoke a credential at once, with both its values.',
    tag,
    needs: 'credentials.manage',
    params: idParam,
    answers: { 200: idAnswer },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.apiCredentials.revoke(access, params) };
    },
  }),
];
