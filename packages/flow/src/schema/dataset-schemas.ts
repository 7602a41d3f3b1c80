/** Shapes of the ledger's steps: what staging and delivering give, and the batch a delivery's body sees. */
import type { ValueSchema } from '../document/values.ts';
import { field, object } from './known-schemas.ts';

export const stagedSchema: ValueSchema = object([
  field('new', 'integer', { en: 'New', zh: '新增' }),
  field('changed', 'integer', { en: 'Changed', zh: '变更' }),
  field('unchanged', 'integer', { en: 'Unchanged', zh: '未变更' }),
  field('total', 'integer', { en: 'Records', zh: '总数' }),
]);

export const deliveredSchema: ValueSchema = object([
  field('delivered', 'integer', { en: 'Delivered', zh: '已交付' }),
  field('failed', 'integer', { en: 'Failed, will be tried again', zh: '失败（将重试）' }),
  field('parked', 'integer', { en: 'Parked, wait for a person', zh: '挂起（待人工处理）' }),
  field('batches', 'integer', { en: 'Batches', zh: '批次数' }),
]);

const record: ValueSchema = object([
  field('key', 'text', { en: 'Record key', zh: '记录键' }),
  field('data', 'any', { en: 'Record', zh: '记录内容' }),
  field('fields', 'object', { en: 'Business fields', zh: '业务字段' }),
]);

/** `loops.<key of datasetDeliver>.item`. */
export const batchSchema: ValueSchema = object([
  field('records', { type: 'array', items: record }, { en: 'Records of the batch', zh: '本批记录' }),
  field('count', 'integer', { en: 'Number of records', zh: '记录数' }),
]);
