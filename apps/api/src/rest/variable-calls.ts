import { z } from 'zod';
import {
  changeVariableInput,
  createTableInput,
  createVariableInput,
  lookupRow,
  MOST_LOOKUP_ROWS,
  variableTypes,
} from '../contract/tenant-values.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { pageOf, pageQuery } from './shapes.ts';

const tag = 'Variables';
const removeQuery = z.object({
  evenIfUsed: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: 'Also when flows use it; they fail from then on.' }),
});

const variable = z.object({
  key: z.string(),
  secret: z.boolean(),
  type: z.enum(variableTypes),
  text: z
    .string()
    .nullable()
    .meta({ description: 'As it is typed; null for a secret, which is write-only.' }),
  description: z.string(),
  updatedAt: z.string(),
});

const keyParam = z.object({ key: createVariableInput.shape.key });

export const variableCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/variables',
    operationId: 'listVariables',
    summary:
      'List the variables that flows of the tenant share, by key; what secret ones hold is write-only.',
    tag,
    needs: 'variables.look',
    answers: { 200: pageOf(variable) },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.variables.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/variables',
    operationId: 'createVariable',
    summary: 'Add a variable; expressions read it as tenant.vars.<key>.',
    tag,
    needs: 'variables.manage',
    body: createVariableInput,
    answers: { 201: z.object({ key: z.string() }) },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.variables.create(access, body) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/variables/{key}',
    operationId: 'changeVariable',
    summary: 'Change what a variable holds or says of itself, for every run from then on.',
    tag,
    needs: 'variables.manage',
    params: keyParam,
    body: changeVariableInput.omit({ key: true }),
    answers: { 200: z.object({ key: z.string() }) },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.variables.change(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/variables/{key}',
    operationId: 'removeVariable',
    summary: 'Remove a variable. Refused while flows use it, unless evenIfUsed.',
    tag,
    needs: 'variables.manage',
    params: keyParam,
    query: removeQuery,
    answers: { 200: z.object({ key: z.string() }) },
    async handle({ plane, access }, { params, query }) {
      const evenIfUsed = query.evenIfUsed === 'true';
      return { status: 200, body: await plane.variables.remove(access, { ...params, evenIfUsed }) };
    },
  }),
];

const nameParam = z.object({ name: createTableInput.shape.name });
const table = z.object({ name: z.string(), description: z.string(), rows: z.int(), updatedAt: z.string() });

export const lookupTableCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/lookup-tables',
    operationId: 'listLookupTables',
    summary: 'List the look-up tables of the tenant by name.',
    tag,
    needs: 'variables.look',
    answers: { 200: pageOf(table) },
    async handle({ plane, access }) {
      return { status: 200, body: { items: await plane.lookupTables.list(access), nextCursor: null } };
    },
  }),
  defineCall({
    method: 'post',
    path: '/lookup-tables',
    operationId: 'createLookupTable',
    summary: "Add an empty look-up table; expressions read it with lookup('<name>', key).",
    tag,
    needs: 'variables.manage',
    body: createTableInput,
    answers: { 201: z.object({ name: z.string() }) },
    async handle({ plane, access }, { body }) {
      return { status: 201, body: await plane.lookupTables.create(access, body) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/lookup-tables/{name}/rows',
    operationId: 'listLookupRows',
    summary: 'List rows of a look-up table in their order.',
    tag,
    needs: 'variables.look',
    params: nameParam,
    query: pageQuery.extend({ search: z.string().max(200).optional() }),
    answers: { 200: pageOf(z.object({ key: z.string(), value: z.string() })) },
    async handle({ plane, access }, { params, query }) {
      return { status: 200, body: await plane.lookupTables.rows(access, { ...params, ...query }) };
    },
  }),
  defineCall({
    method: 'put',
    path: '/lookup-tables/{name}/rows',
    operationId: 'putLookupRows',
    summary: 'Put rows into a look-up table: over the rows of the same keys, or in place of all rows.',
    tag,
    needs: 'variables.manage',
    params: nameParam,
    body: z.strictObject({
      mode: z.enum(['replace', 'merge']).default('merge'),
      rows: z.array(lookupRow).max(MOST_LOOKUP_ROWS),
    }),
    answers: {
      200: z.object({ added: z.int(), changed: z.int(), removed: z.int(), total: z.int() }),
    },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.lookupTables.putRows(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'delete',
    path: '/lookup-tables/{name}',
    operationId: 'removeLookupTable',
    summary: 'Remove a look-up table with its rows. Refused while flows use it, unless evenIfUsed.',
    tag,
    needs: 'variables.manage',
    params: nameParam,
    query: removeQuery,
    answers: { 200: z.object({ name: z.string() }) },
    async handle({ plane, access }, { params, query }) {
      const evenIfUsed = query.evenIfUsed === 'true';
      return { status: 200, body: await plane.lookupTables.remove(access, { ...params, evenIfUsed }) };
    },
  }),
];
