/** Copying templates and importing packages item by item: what it would meet, both sides of an item, and doing it. */
import { z } from 'zod';
import { packageFileInput } from '../contract/packages.ts';
import {
  copyChoices,
  copyStates,
  copyTemplateInput,
  importFileInput,
  previewFileInput,
} from '../contract/template-copy.ts';
import { templateLanguage } from '../contract/templates.ts';
import { packageVariableShape, partHead } from './package-shapes.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, texts } from './shapes.ts';

const tag = 'Templates';

const state = z.enum(copyStates).meta({
  description:
    'new: there is none here. same: no difference. newer: only theirs changed since it came. older: only mine did, or theirs is of an earlier version. bothChanged: both did, or mine never came from this template.',
});
const choice = z.enum(copyChoices).meta({
  description: 'both: mine stays, theirs comes under another key, which what comes with it uses.',
});
const itemKind = z
  .string()
  .meta({ description: '`flow`, or the kind of a part: `lookupTable`, `connector`, `function`.' });
const did = z.enum(['created', 'updated', 'same']);
const origin = z.object({ templateKey: z.string(), version: z.int() });
const version = z.coerce.number().int().min(1).max(1_000_000).optional();
const place = z.array(z.union([z.string(), z.int()]));

const copyPlan = z.object({
  origin,
  names: texts,
  into: z
    .object({ id, version: z.int(), names: texts })
    .nullable()
    .meta({ description: 'The copy it goes into; null: it becomes a new template.' }),
  becomes: did,
  items: z.array(
    z.object({
      kind: itemKind,
      key: z.string(),
      homeKey: z.string().meta({ description: 'Its key in this tenant.' }),
      names: texts,
      size: z.int(),
      state,
      choice: choice.meta({ description: 'What happens unless another is chosen.' }),
      choices: z.array(choice),
      cameWith: z.int().nullable(),
      differences: z.int(),
      affected: z.array(z.object({ id, name: z.string() })),
    }),
  ),
  dropped: z.array(texts),
  variables: z.array(packageVariableShape.extend({ known: z.boolean() })),
  seen: z
    .string()
    .meta({ description: 'Send it back when copying: refused when something differs by then.' }),
});

const copyResult = z.object({
  id,
  version: z.int(),
  did,
  items: z.array(
    z.object({
      kind: itemKind,
      key: z.string(),
      state,
      did: z.enum(['kept', 'added', 'replaced', 'addedBeside']),
      homeKey: z.string(),
      names: texts,
    }),
  ),
});

const itemView = z.union([
  z.object({ kind: z.literal('flow'), mine: z.unknown(), theirs: z.unknown() }),
  z.object({
    kind: z.literal('part'),
    differences: z.array(z.object({ place, mine: z.string().nullable(), theirs: z.string().nullable() })),
    total: z.int(),
  }),
]);

const filePreview = z.object({
  names: texts,
  descriptions: texts,
  tags: z.array(z.string()),
  changelog: z.string().nullable(),
  origin,
  flows: z.array(z.object({ key: z.string(), names: texts, steps: z.int() })),
  parts: z.array(partHead),
  connectors: z.array(z.string()),
  unknownConnectors: z.array(z.string()),
  newerConnectors: z.array(z.string()),
  becomes: did,
  plan: copyPlan,
});

const asNew = z.stringbool().optional();

export const copyCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/templates/{id}/copy-plan',
    operationId: 'planTemplateCopy',
    summary: 'What copying this template would meet here, item by item. Changes nothing.',
    tag,
    needs: 'templates.use',
    params: idParam,
    query: z.object({ version, asNew }),
    answers: { 200: copyPlan },
    async handle({ plane, access }, { params, query }) {
      return { status: 200, body: await plane.templates.planCopy(access, { ...params, ...query }) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/templates/{id}/copy-plan/item',
    operationId: 'compareCopyItem',
    summary: 'Mine and theirs of one item. Changes nothing.',
    tag,
    needs: 'templates.use',
    params: idParam,
    query: z.object({
      version,
      asNew,
      kind: z.string().min(1).max(40),
      key: z.string().min(1).max(200),
      language: templateLanguage.optional(),
    }),
    answers: { 200: itemView },
    async handle({ plane, access }, { params, query }) {
      return { status: 200, body: await plane.templates.compareItem(access, { ...params, ...query }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/templates/{id}/copy',
    operationId: 'copyTemplate',
    summary:
      'Copy a shared or shipped template into one’s own, as chosen item by item. Its publisher sees that.',
    tag,
    needs: 'templates.use',
    params: idParam,
    body: copyTemplateInput.omit({ id: true }),
    answers: { 201: copyResult },
    async handle({ plane, access }, { params, body }) {
      return { status: 201, body: await plane.templates.copy(access, { ...body, ...params }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/templates/import-preview',
    operationId: 'previewPackageFile',
    summary: 'What a package would bring in, and what it would meet here. Changes nothing.',
    tag,
    needs: 'templates.publish',
    body: previewFileInput,
    answers: { 200: filePreview },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.templates.previewFile(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/templates/import-preview/item',
    operationId: 'compareImportItem',
    summary: 'Mine and theirs of one item of a package. Changes nothing.',
    tag,
    needs: 'templates.publish',
    body: packageFileInput.extend({
      asNew: z.boolean().optional(),
      kind: z.string().min(1).max(40),
      key: z.string().min(1).max(200),
      language: templateLanguage.optional(),
    }),
    answers: { 200: itemView },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.templates.compareItem(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/templates/import',
    operationId: 'importPackageFile',
    summary: 'Take a package into one’s own templates as chosen item by item, whole or not at all.',
    tag,
    needs: 'templates.publish',
    body: importFileInput,
    answers: { 201: copyResult },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.templates.importFile(access, body) };
    },
  }),
];
