import { z } from 'zod';
import {
  applyManyInput,
  applyUpgradeInput,
  checkManyInput,
  checkUpgradeInput,
  rollBackInput,
} from '../contract/upgrades.ts';
import { wholePage } from './connection-calls.ts';
import { defineCall, type RestCall } from './rest-call.ts';
import { flowDocument, id, idParam, moment, pageOf, texts } from './shapes.ts';

const tag = 'Templates';
const tenant = z.object({ code: z.string(), name: z.string() });

const head = z.object({
  id,
  template: z.object({ id, key: z.string(), names: texts, publisher: tenant.nullable() }),
  from: z.int(),
  to: z.int(),
  news: z.array(z.object({ number: z.int(), changelog: z.string().nullable(), publishedAt: moment })),
});
const upgrade = head.extend({ flows: z.array(z.object({ id, name: z.string(), version: z.int() })) });
const flowHead = { id, name: z.string(), revision: z.int(), from: z.int() };
const words = z.object({
  drawnIn: z.enum(['en', 'zh']).nullable(),
  otherWords: z
    .array(z.object({ place: z.string(), text: z.string(), other: z.string() }))
    .meta({ description: 'Titles and labels as the drawing in the other language says them.' }),
});
const preview = head.extend({
  flows: z.array(
    z.union([
      z.object({
        ...flowHead,
        kind: z.literal('merged'),
        baseLoss: z.enum(['versionGone', 'flowMissing']).nullable(),
        base: flowDocument,
        theirs: flowDocument,
        mine: flowDocument,
        words,
      }),
      z.object({ ...flowHead, kind: z.literal('kept') }),
    ]),
  ),
});
const problems = z.array(z.unknown());
const lacks = z.array(
  z.object({
    id: id.nullable().meta({ description: 'Null for a flow that is still to be made.' }),
    name: z.string(),
    parameters: z.array(z.object({ key: z.string(), label: z.string() })),
    connectors: z.array(z.object({ key: z.string(), names: texts })),
  }),
);
const otherErrors = z.int().meta({ description: 'Errors that no value or connection would mend.' });
const check = z.object({
  flows: z.array(z.object({ id, open: z.int(), fits: z.boolean(), problems })),
  made: z.array(z.object({ key: z.string(), names: texts, document: flowDocument, problems })),
  parameters: z.array(z.unknown()),
  connectors: z.array(z.string()),
  lacks,
  otherErrors,
});
const outcome = z.object({
  groupId: id,
  version: z.int(),
  errors: z.int().meta({ description: 'Errors left in the drafts.' }),
  otherErrors,
  lacks,
  flows: z.array(
    z.object({ id, name: z.string(), revision: z.int(), did: z.enum(['merged', 'kept', 'made']) }),
  ),
});
const familyHead = { ok: z.literal(true), flowIds: z.array(id) };
const results = z.object({
  results: z.array(
    z.union([
      z.object({
        ...familyHead,
        did: z.literal('upgraded'),
        groupId: id,
        version: z.int(),
        errors: z.int(),
        otherErrors,
        lacks,
      }),
      z.object({ ...familyHead, did: z.literal('waits'), conflicts: z.int() }),
      z.object({ ...familyHead, did: z.literal('upToDate') }),
      z.object({
        ok: z.literal(false),
        code: z.string(),
        message: z.string(),
        path: z.string().optional(),
      }),
    ]),
  ),
});
const checks = z.object({
  results: z.array(
    z.union([
      z.object({
        ...familyHead,
        version: z.int(),
        conflicts: z.int(),
        fits: z.boolean(),
        parameters: z.array(z.unknown()),
        connectors: z.array(z.string()),
        lacks,
        otherErrors,
      }),
      z.object({
        ok: z.literal(false),
        code: z.string(),
        message: z.string(),
        path: z.string().optional(),
      }),
    ]),
  ),
});
const done = z.object({
  groupId: id,
  at: moment,
  rolledBackAt: moment.nullable(),
  user: z.object({ id, name: z.string() }).nullable(),
  template: z.object({ key: z.string(), names: texts.nullable() }),
  from: z.int().nullable(),
  to: z.int(),
  last: z.boolean(),
  flows: z.array(z.object({ id, name: z.string(), made: z.boolean(), gone: z.boolean() })),
});
const boundValue = {
  kind: z.enum(['connections', 'parameters']),
  key: z.string(),
  names: texts,
  now: z.json().meta({ description: 'A connection’s name, a parameter’s value; null: none.' }),
  before: z.json(),
};
const rollBackPreview = z.object({
  groupId: id,
  flows: z.array(
    z.object({
      id,
      name: z.string(),
      revision: z.int(),
      becomes: z.enum(['restored', 'kept', 'removed', 'gone']),
      lost: z.object({ after: flowDocument, now: flowDocument, changes: z.int() }).nullable(),
      publishedSince: z.int().nullable(),
      boundAs: z.string(),
      givesBack: z.array(z.object(boundValue)),
      asks: z.array(z.object({ ...boundValue, why: z.enum(['changed', 'running']) })),
    }),
  ),
});

const version = z.coerce.number().int().min(1).max(1_000_000).optional();
const groupParam = z.object({ groupId: idParam.shape.id });

/** Flows made from templates, brought to newer versions of them. */
export const upgradeCalls: RestCall[] = [
  defineCall({
    method: 'get',
    path: '/upgrades',
    operationId: 'listUpgrades',
    summary: 'The flows that are behind their template, a family of flows in each item.',
    tag,
    needs: 'templates.look',
    answers: { 200: pageOf(upgrade) },
    async handle({ plane, access }) {
      return wholePage(await plane.upgrades.list(access));
    },
  }),
  defineCall({
    method: 'post',
    path: '/upgrades',
    operationId: 'upgradeMany',
    summary: 'Upgrade many families; one that refuses, or has conflicts to decide, does not stop the others.',
    tag,
    needs: 'templates.use',
    body: applyManyInput,
    answers: { 200: results },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.upgrades.applyMany(access, body) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/upgrades/check',
    operationId: 'checkUpgrades',
    summary:
      'What upgrading many families would come to: what is to decide, to give and to mend. Changes nothing.',
    tag,
    needs: 'templates.use',
    body: checkManyInput,
    answers: { 200: checks },
    async handle({ plane, access }, { body }) {
      return { status: 200, body: await plane.upgrades.checkMany(access, body) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/upgrades/done',
    operationId: 'listDoneUpgrades',
    summary: 'Upgrades that were done, newest first.',
    tag,
    needs: 'templates.look',
    query: z.object({ flowId: idParam.shape.id.optional() }),
    answers: { 200: pageOf(done) },
    async handle({ plane, access }, { query }) {
      return wholePage(await plane.upgrades.done(access, query));
    },
  }),
  defineCall({
    method: 'get',
    path: '/upgrades/done/{groupId}/roll-back',
    operationId: 'previewRollBack',
    summary: 'What rolling an upgrade back would do, and which later edits it would lose.',
    tag,
    needs: 'templates.use',
    params: groupParam,
    answers: { 200: rollBackPreview },
    async handle({ plane, access }, { params }) {
      return { status: 200, body: await plane.upgrades.previewRollBack(access, params) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/upgrades/done/{groupId}/roll-back',
    operationId: 'rollBackUpgrade',
    summary:
      'Bring every draft of an upgrade back to what it was. Published versions stay until the drafts are published.',
    tag,
    needs: 'templates.use',
    params: groupParam,
    body: rollBackInput.omit({ groupId: true }),
    answers: {
      200: z.object({
        restored: z.array(id),
        removed: z.array(id),
        rebound: z.array(id),
        toPublish: z.array(id),
      }),
    },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.upgrades.rollBack(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'get',
    path: '/flows/{id}/upgrade',
    operationId: 'previewUpgrade',
    summary:
      'The drafts of a flow and its family beside the version they come from and the one they would go to.',
    tag,
    needs: 'templates.look',
    params: idParam,
    query: z.object({ version }),
    answers: { 200: preview },
    async handle({ plane, access }, { params, query }) {
      return { status: 200, body: await plane.upgrades.preview(access, { ...params, ...query }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/upgrade-check',
    operationId: 'checkUpgrade',
    summary: 'What is still to decide and what would be wrong after an upgrade. Changes nothing.',
    tag,
    needs: 'templates.use',
    params: idParam,
    body: checkUpgradeInput.omit({ id: true }),
    answers: { 200: check },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.upgrades.check(access, { ...params, ...body }) };
    },
  }),
  defineCall({
    method: 'post',
    path: '/flows/{id}/upgrade',
    operationId: 'applyUpgrade',
    summary: 'Upgrade a flow and its family: the drafts change, published versions do not.',
    tag,
    needs: 'templates.use',
    params: idParam,
    body: applyUpgradeInput.omit({ id: true }),
    answers: { 200: outcome },
    async handle({ plane, access }, { params, body }) {
      return { status: 200, body: await plane.upgrades.apply(access, { ...params, ...body }) };
    },
  }),
];
