/** One change for many flows; the answer says of each, in the order of `ids`, whether it was done or why not. */
import { z } from 'zod';
import {
  type ManyResults,
  manyFlowsInput,
  moveManyInput,
  switchManyInput,
  tagManyInput,
} from '../contract/many-flows.ts';
import { defineCall, type RestCall } from './rest-call.ts';

const tag = 'Flows';

const results = z.object({
  results: z
    .array(
      z.object({
        ok: z.boolean(),
        code: z.string().optional(),
        message: z.string().optional(),
        path: z.string().optional(),
        hint: z.string().optional(),
      }),
    )
    .meta({ description: 'In the order of `ids`; `code` and `message` say why one was not changed.' }),
});
const answers = { 200: results };
const ok = (body: ManyResults) => ({ status: 200, body });

export const manyFlowCalls: RestCall[] = [
  defineCall({
    method: 'post',
    path: '/flows/switch',
    operationId: 'switchFlows',
    summary: 'Enable or disable many flows.',
    tag,
    needs: 'flows.operate',
    body: switchManyInput,
    answers,
    handle: async ({ plane, access }, { body }) => ok(await plane.manyFlows.switch(access, body)),
  }),
  defineCall({
    method: 'post',
    path: '/flows/move',
    operationId: 'moveFlows',
    summary: 'Put many flows into a folder (null: into none).',
    tag,
    needs: 'flows.edit',
    body: moveManyInput,
    answers,
    handle: async ({ plane, access }, { body }) => ok(await plane.manyFlows.move(access, body)),
  }),
  defineCall({
    method: 'post',
    path: '/flows/tag',
    operationId: 'tagFlows',
    summary: 'Add tags to many flows and take tags away.',
    tag,
    needs: 'flows.edit',
    body: tagManyInput,
    answers,
    handle: async ({ plane, access }, { body }) => ok(await plane.manyFlows.tag(access, body)),
  }),
  defineCall({
    method: 'post',
    path: '/flows/remove',
    operationId: 'removeFlows',
    summary: 'Remove many flows; their runs stay readable.',
    tag,
    needs: 'flows.edit',
    body: manyFlowsInput,
    answers,
    handle: async ({ plane, access }, { body }) => ok(await plane.manyFlows.remove(access, body)),
  }),
];
