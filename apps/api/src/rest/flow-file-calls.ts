import { z } from 'zod';
import {
  exportFlowsInput,
  flowInFile,
  importFlowsInput,
  previewFlowFileInput,
} from '../contract/flow-files.ts';
import { triggerKinds } from '../contract/runs.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { flowDocument, id, moment } from './shapes.ts';

const tag = 'Flows';

const file = z.object({
  format: z.string(),
  formatVersion: z.int(),
  exportedAt: moment.optional(),
  flows: z.array(flowInFile.extend({ document: flowDocument })),
});

const preview = z.object({
  newFolders: z.array(z.string()),
  flows: z.array(
    z.object({
      name: z.string(),
      folder: z.string().nullable(),
      tags: z.array(z.string()),
      steps: z.int(),
      triggerKinds: z.array(z.enum(triggerKinds)),
      connectors: z.array(z.string()),
      unknownConnectors: z.array(z.string()),
      leftOut: z.array(z.string()),
      sameName: z.array(z.object({ id, enabled: z.boolean(), changedAt: moment })),
    }),
  ),
});

const imported = z.object({
  results: z.array(
    z.object({
      ok: z.boolean(),
      did: z.enum(['created', 'replaced', 'skipped']).optional(),
      id: id.optional(),
      name: z.string(),
      code: z.string().optional(),
      message: z.string().optional(),
      path: z.string().optional(),
    }),
  ),
});

export const flowFileCalls: RestCall[] = [
  defineCall({
    method: 'post',
    path: '/flows/export',
    operationId: 'exportFlows',
    summary:
      'The drafts of flows as one file. Never holds a secret; it names connections and typed-in secrets are left out.',
    tag,
    needs: 'flows.look',
    body: exportFlowsInput,
    answers: { 200: file },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.flowFiles.export(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/import-preview',
    operationId: 'previewImport',
    summary: 'What a file would bring in and where its names are taken. Changes nothing.',
    tag,
    needs: 'flows.edit',
    body: previewFlowFileInput,
    answers: { 200: preview },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.flowFiles.preview(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/import',
    operationId: 'importFlows',
    summary: 'Bring the flows of a file in as drafts: each created, put in the place of a draft, or skipped.',
    tag,
    needs: 'flows.edit',
    body: importFlowsInput,
    answers: { 200: imported },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.flowFiles.import(access, body) };
    },
  }),
];
