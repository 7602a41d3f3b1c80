import { connectionLimits } from '@flowbridge/connector-sdk/manifest';
import { z } from 'zod';
import { defineCall, type RestCall } from './rest-call.ts';
import { connection, connectionDetail, connectionTest, connector, id, idParam, pageOf } from './shapes.ts';

const settings = z.record(z.string(), z.json());
const name = z.string().trim().min(1).max(200);

/** Lists that fit one page keep the form of all lists. */
export function wholePage<Item>(items: Item[]) {
  return { status: 200, body: { items, nextCursor: null } };
}

export const connectionCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/connections',
    operationId: 'listConnections',
    summary: 'List connections by name.',
    tag: 'Connections',
    needs: 'connections.look',
    query: z.object({ connectorKey: z.string().max(80).optional() }),
    answers: { 200: pageOf(connection) },
    async handle({ plane, access }, { query }) {
      return wholePage(await plane.connections.list(access, query));
    },
  }),
  defineCall({
    method: 'get',
    path: '/connections/{id}',
    operationId: 'getConnection',
    summary: 'A connection with its settings; secrets are write-only.',
    tag: 'Connections',
    needs: 'connections.look',
    params: idParam,
    answers: { 200: connectionDetail },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.connections.get(access, params) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/connections',
    operationId: 'createConnection',
    summary: 'Create a connection.',
    tag: 'Connections',
    needs: 'connections.manage',
    body: z.strictObject({
      connectorKey: z.string().min(1).max(80),
      name,
      variables: settings.default({}),
      secrets: z.record(z.string(), z.string().max(20_000)).default({}),
      limits: connectionLimits.optional(),
    }),
    answers: { 201: z.object({ id }) },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.connections.create(access, body) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/connections/{id}',
    operationId: 'updateConnection',
    summary: 'Change a connection: variables and limits are replaced, secrets merged (null clears one).',
    tag: 'Connections',
    needs: 'connections.manage',
    params: idParam,
    body: z.strictObject({
      name: name.optional(),
      variables: settings.optional(),
      secrets: z.record(z.string(), z.string().max(20_000).nullable()).optional(),
      limits: connectionLimits.optional(),
    }),
    answers: { 200: z.object({ id }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.connections.update(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/connections/{id}',
    operationId: 'removeConnection',
    summary: 'Remove a connection that no flow uses.',
    tag: 'Connections',
    needs: 'connections.manage',
    params: idParam,
    answers: { 204: undefined },
    async handle({ plane, access }, { params }) {
      await plane.connections.remove(access, params);
      return { status: 204 };
    },
  }),
  defineCall({
    method: 'post',
    path: '/connections/{id}/test',
    operationId: 'testConnection',
    summary: 'Call the connection’s test action and answer how it went.',
    tag: 'Connections',
    needs: 'connections.manage',
    params: idParam,
    answers: { 200: connectionTest },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.connections.test(access, params) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/connectors',
    operationId: 'listConnectors',
    summary: 'The connectors with their actions, events and settings.',
    tag: 'Connectors',
    needs: 'connections.look',
    answers: { 200: pageOf(connector) },
    async handle({ plane, access }) {
      return wholePage(await plane.connectors.list(access));
    },
  }),
];
