/** Setups that were begun in the wizard and are not finished: what a script finds and clears away. */
import { z } from 'zod';
import { discardSetupInput, setupSteps } from '../contract/setups.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { id, idParam, moment, pageOf } from './shapes.ts';

const tag = 'Flows';
const named = z.object({ id, name: z.string() });

const setup = z.object({
  id,
  templateId: id,
  name: z.string(),
  step: z.enum(setupSteps),
  rootFlowId: id.nullable(),
  flows: z.array(named),
  begunBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: moment,
  updatedAt: moment,
});

export const setupCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/setups',
    operationId: 'listSetups',
    summary:
      'The wizards that were begun and not finished, with the flows they have made: no list of flows shows those.',
    tag,
    needs: 'flows.look',
    answers: { 200: pageOf(setup) },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.setups.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/setups/{id}/discard',
    operationId: 'discardSetup',
    summary: 'Remove what an unfinished wizard has made: its flows, and the connections and datasets named.',
    tag,
    needs: 'flows.edit',
    params: idParam,
    body: z.strictObject({
      connectionIds: discardSetupInput.shape.connectionIds.default([]),
      datasets: discardSetupInput.shape.datasets.default([]),
    }),
    answers: { 204: undefined },
    async handle({ plane, access }, { params, body }) {
      await plane.setups.discard(access, { ...params, ...body });
      return { status: 204 };
    },
  }),
];
