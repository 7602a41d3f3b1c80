/** Drafts (草稿单): documents that wait for approval or completion. */
import type { ActionManifest, Input } from '@flowbridge/connector-sdk';
import { at, integer, text } from '../../field-builders.ts';
import { documentBody, documentChange, documentFields } from '../fields/document.ts';
import { listBody, queryHeaders, queryInputs, queryPaging } from '../query.ts';
import { replaceCollections } from './objects.ts';

const group = { en: 'Drafts', zh: '草稿单' };

const docEntry: Input = at(
  'path',
  integer('DocEntry', 'Draft number', '草稿单内部号', { required: true, sample: 16 }),
);

export const draftActions: ActionManifest[] = [
  {
    key: 'listDrafts',
    group,
    names: { en: 'Query drafts', zh: '查询草稿单列表' },
    effect: 'read',
    inputs: queryInputs,
    body: listBody('Draft', '草稿单', documentFields),
    request: { method: 'GET', path: '/Drafts', headers: queryHeaders },
    paging: queryPaging,
  },
  {
    key: 'getDraft',
    group,
    names: { en: 'Get draft', zh: '查询单个草稿单' },
    effect: 'read',
    inputs: [docEntry, at('query', text('$select', 'Fields', '返回字段'))],
    body: documentBody,
    request: { method: 'GET', path: '/Drafts({DocEntry})' },
  },
  {
    key: 'updateDraft',
    group,
    names: { en: 'Update draft', zh: '更新草稿单' },
    description: {
      en: 'Changes the given fields only. The answer has no body (HTTP 204).',
      zh: '只修改所给字段。应答没有内容（HTTP 204）。',
    },
    effect: 'idempotent',
    appendsLists: { input: 'fields', unless: 'replaceCollections' },
    inputs: [docEntry, at('body', documentChange, ''), replaceCollections],
    request: { method: 'PATCH', path: '/Drafts({DocEntry})' },
  },
  {
    key: 'saveDraftToDocument',
    group,
    names: { en: 'Turn draft into document', zh: '草稿单生成正式单据' },
    effect: 'write',
    inputs: [
      at(
        'body',
        integer('DocEntry', 'Draft number', '草稿单内部号', { required: true, sample: 16 }),
        '/Document/DocEntry',
      ),
    ],
    request: { method: 'POST', path: '/DraftsService_SaveDraftToDocument' },
  },
];
