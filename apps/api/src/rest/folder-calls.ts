import { z } from 'zod';
import { folderName } from '../contract/folders.ts';
import { idInput } from '../contract/paging.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, pageOf } from './shapes.ts';

const tag = 'Flows';

const folder = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  path: z.string().meta({ description: 'Names from the top: `Sales/Orders`.' }),
  flows: z.int().meta({ description: 'Flows right inside.' }),
});

export const folderCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/folders',
    operationId: 'listFolders',
    summary: 'All folders of flows, by name.',
    tag,
    needs: 'flows.look',
    answers: { 200: pageOf(folder) },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.folders.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/folders',
    operationId: 'createFolder',
    summary: 'Make a folder, at the top or inside another.',
    tag,
    needs: 'flows.edit',
    body: z.strictObject({ name: folderName, parentId: idInput.nullish() }),
    answers: { 201: z.object({ id }) },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.folders.create(access, body) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/folders/{id}',
    operationId: 'changeFolder',
    summary: 'Rename a folder, move it (`parentId` null: to the top), or both.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: z.strictObject({ name: folderName.optional(), parentId: idInput.nullish() }),
    answers: { 200: z.object({ id }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.folders.change(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/folders/{id}',
    operationId: 'removeFolder',
    summary: 'Remove a folder; refused while flows or folders lie in it.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    answers: { 204: undefined },
    async handle({ plane, access }, { params }) {
      await plane.folders.remove(access, params);
      return { status: 204 };
    },
  }),
  defineCall({
    method: 'get',
    path: '/tags',
    operationId: 'listTags',
    summary: 'The tags that flows carry, with how many carry them.',
    tag,
    needs: 'flows.look',
    answers: { 200: pageOf(z.object({ tag: z.string(), flows: z.int() })) },
    async handle({ plane, access }) {
      const { tags } = await plane.flows.facets(access);
      return { status: 200, body: { items: tags, nextCursor: null } };
    },
  }),
];
