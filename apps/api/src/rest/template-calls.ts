import { z } from 'zod';
import { shareTemplateInput } from '../contract/packages.ts';
import { createFromTemplateInput, templateLanguage } from '../contract/templates.ts';
import { wholePage } from './connection-calls.ts';
import { packageSetting, packageVariableShape, partHead } from './package-shapes.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { flowDocument, id, idParam, moment, pageOf, texts } from './shapes.ts';

const tag = 'Templates';
const name = z.string().trim().min(1).max(200);
const version = z.coerce.number().int().min(1).max(1_000_000).optional();

const origin = z
  .object({ templateKey: z.string(), version: z.int() })
  .nullable()
  .meta({ description: 'Of a copy or an import: the template version it was taken from.' });
const tenant = z.object({ code: z.string(), name: z.string() });

const head = z.object({
  id,
  key: z.string(),
  relation: z.enum(['mine', 'shared', 'shipped']),
  names: texts,
  descriptions: texts,
  tags: z.array(z.string()),
  version: z.int(),
  publishedAt: moment,
  shipped: z.boolean(),
  publisher: tenant.nullable().meta({ description: 'Of a shared one: who shares it.' }),
  origin,
  connectors: z.array(z.string()),
});
const template = head.extend({
  audiences: z.int(),
  flows: z.array(z.object({ key: z.string(), names: texts })),
});
const templateDetail = head.extend({
  changelog: z.string().nullable(),
  hash: z.string().meta({ description: 'SHA-256 of the package’s canonical JSON (RFC 8785), hex.' }),
  parameters: z.array(z.unknown()),
  sandboxParameters: z.record(z.string(), z.unknown()).nullable(),
  flows: z.array(z.object({ key: z.string(), names: texts, document: flowDocument })),
  parts: z.array(partHead),
  variables: z.array(packageVariableShape),
  connectionSettings: z.record(z.string(), z.array(packageSetting)).meta({
    description: 'What a new connection begins with, by connector: no secret, nothing of a login.',
  }),
});
const templateVersion = z.object({
  number: z.int(),
  hash: z.string(),
  changelog: z.string().nullable(),
  author: z.object({ id, name: z.string() }).nullable(),
  origin,
  createdAt: moment,
});

const audienceParams = idParam.extend({ audience: shareTemplateInput.shape.audience });

/** Finding templates, making flows of them, and deciding who else sees them. */
export const templateCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/templates',
    operationId: 'listTemplates',
    summary: 'The templates this tenant sees: its own, those shared with it, and the shipped ones.',
    tag,
    needs: 'templates.look',
    answers: { 200: pageOf(template) },
    async handle({ plane, access }) {
      return wholePage(await plane.templates.list(access));
    },
  }),
  defineCall({
    method: 'get',
    path: '/templates/{id}',
    operationId: 'getTemplate',
    summary: 'A template with its drawings, in one of its versions.',
    tag,
    needs: 'templates.look',
    params: idParam,
    query: z.object({ language: templateLanguage.optional(), version }),
    answers: { 200: templateDetail },
    async handle({ plane, access }, { params, query }) {
      return { status: 200, body: await plane.templates.get(access, { ...params, ...query }) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/templates/{id}/versions',
    operationId: 'listTemplateVersions',
    summary: 'The versions of a template, newest first.',
    tag,
    needs: 'templates.look',
    params: idParam,
    answers: { 200: pageOf(templateVersion) },
    async handle({ plane, access }, { params }) {
      return wholePage(await plane.templates.versions(access, params));
    },
  }),
  defineCall({
    method: 'get',
    path: '/templates/{id}/flows',
    operationId: 'listFlowsOfTemplate',
    summary: 'The flows of this tenant that were made of a template, with which flow of it each was.',
    tag,
    needs: 'templates.look',
    params: idParam,
    answers: { 200: pageOf(z.object({ id, name: z.string(), flowKey: z.string() })) },
    async handle({ plane, access }, { params }) {
      return wholePage(await plane.templates.flowsOf(access, params));
    },
  }),
  defineCall({
    method: 'post',
    path: '/templates/{id}/create-flows',
    operationId: 'createFlowsFromTemplate',
    summary: 'Make a template’s flows, bound and parametrised, as drafts.',
    tag,
    needs: 'templates.use',
    params: idParam,
    body: z.strictObject({
      name,
      language: templateLanguage.optional(),
      version: z.int().min(1).max(1_000_000).optional(),
      connections: z.record(z.string(), z.string()).default({}),
      parameters: z.record(z.string(), z.json()).default({}),
      flows: createFromTemplateInput.shape.flows,
      folderId: createFromTemplateInput.shape.folderId,
    }),
    answers: { 201: z.object({ flows: z.array(z.object({ key: z.string(), id })) }) },
    async handle({ plane, access }, { params, body }) {
      const made = await plane.templates.createFlow(access, { templateId: params.id, ...body });
      return { status: 201, body: made };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/templates/{id}',
    operationId: 'removeTemplate',
    summary: 'Remove a template of one’s own; flows made of it and copies elsewhere stay.',
    tag,
    needs: 'templates.publish',
    params: idParam,
    answers: { 204: undefined },
    async handle({ plane, access }, { params }) {
      await plane.templates.remove(access, params);
      return { status: 204 };
    },
  }),
  defineCall({
    method: 'get',
    path: '/templates/{id}/sharing',
    operationId: 'getTemplateSharing',
    summary: 'With whom a template is shared, and which tenant copied which version.',
    tag,
    needs: 'templates.look',
    params: idParam,
    answers: {
      200: z.object({
        shares: z.array(z.object({ audience: z.string(), sharedAt: moment })),
        copies: z.array(z.object({ tenant, version: z.int(), copiedAt: moment })),
      }),
    },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.templates.sharing(access, params) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/templates/{id}/sharing/{audience}',
    operationId: 'shareTemplate',
    summary:
      'Share with a tenant, by its code, or with all (`*`). Whether there is such a tenant is not told.',
    tag,
    needs: 'templates.share',
    params: audienceParams,
    answers: { 204: undefined },
    async handle({ plane, access }, { params }) {
      await plane.templates.share(access, params);
      return { status: 204 };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/templates/{id}/sharing/{audience}',
    operationId: 'revokeTemplateShare',
    summary: 'Take a share back; what was copied stays with those who copied.',
    tag,
    needs: 'templates.share',
    params: audienceParams,
    answers: { 204: undefined },
    async handle({ plane, access }, { params }) {
      await plane.templates.revoke(access, params);
      return { status: 204 };
    },
  }),
];
