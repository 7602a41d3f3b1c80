import { packageFileSchema } from '@flowbridge/templates';
import { z } from 'zod';
import { previewPackageInput, publishTemplateInput } from '../contract/packages.ts';
import { packageSetting, packageVariableShape, partHead } from './package-shapes.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, texts } from './shapes.ts';

const tag = 'Templates';

const problem = z.object({ code: z.string(), path: z.string(), message: texts });
const outcome = z.object({
  id,
  version: z.int(),
  did: z.enum(['created', 'updated', 'same']),
});

const packagePreview = z.object({
  flows: z.array(
    z.object({
      id,
      name: z.string(),
      version: z.int().nullable(),
      draftDiffers: z.boolean(),
      called: z.boolean(),
      steps: z.int(),
      parameters: z.array(z.object({ key: z.string(), label: z.string() })),
      leftOut: z.array(z.string()),
      samples: z.int(),
    }),
  ),
  connectors: z.array(
    z.object({ key: z.string(), version: z.string().nullable(), settings: z.array(packageSetting) }),
  ),
  parts: z.array(partHead.extend({ usedBy: z.array(z.string()) })),
  variables: z.array(packageVariableShape),
  problems: z.array(problem),
  previous: z
    .object({
      version: z.int(),
      names: texts,
      descriptions: texts,
      tags: z.array(z.string()),
      same: z.boolean(),
    })
    .nullable(),
  publishedAs: z.array(z.object({ id, version: z.int(), names: texts })),
});

/** Packages: from flows to template versions and to files. */
export const packageCalls: RestCall[] = [
  defineCall({
    method: 'post',
    path: '/templates/publish-preview',
    operationId: 'previewPackage',
    summary: 'What would travel if these flows were published as a template. Changes nothing.',
    tag,
    needs: 'templates.publish',
    body: previewPackageInput,
    answers: { 200: packagePreview },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.templates.previewPackage(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/templates',
    operationId: 'publishTemplate',
    summary: 'Publish flows and what they call as a template; with `templateId`, as its next version.',
    tag,
    needs: 'templates.publish',
    body: publishTemplateInput,
    answers: { 201: outcome },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.templates.publish(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/templates/pack',
    operationId: 'packFlows',
    summary: 'The package that publishing these flows would make, as a file. Stores nothing.',
    tag,
    needs: 'templates.publish',
    body: publishTemplateInput,
    answers: {
      200: z.object({
        file: packageFileSchema,
        keys: z
          .record(z.string(), z.string())
          .meta({ description: 'Key of each flow in the package, by its id.' }),
      }),
    },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.templates.pack(access, body) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/templates/{id}/export',
    operationId: 'exportTemplate',
    summary:
      'A version of a template as a package (`.flowbridge.json`). Never holds a secret or an id of a tenant.',
    tag,
    needs: 'templates.look',
    params: idParam,
    query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
    answers: { 200: packageFileSchema },
    async handle({ plane, access }, { params, query }) {
      return { status: 200, body: await plane.templates.export(access, { ...params, ...query }) };
    },
  }),
];
