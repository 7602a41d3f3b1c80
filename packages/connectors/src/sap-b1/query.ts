/** The OData query inputs, page size and paging that all list actions share. */
import type { ActionRequest, Field, Input, PagingRule } from '@flowbridge/connector-sdk';
import { array, at, boolean, integer, object, text } from '../field-builders.ts';

export const queryInputs: Input[] = [
  at(
    'query',
    text('$filter', 'Filter', '筛选条件', {
      sample: "Status eq 'arsPending'",
      description: {
        en: "OData: text in single quotes with ' doubled (CardName eq 'O''Neil'), numbers bare (DocEntry eq 16), and / or / not.",
        zh: "OData 语法：文本用单引号且内部的 ' 写两次（CardName eq 'O''Neil'），数字不加引号（DocEntry eq 16），可用 and / or / not。",
      },
    }),
  ),
  at(
    'query',
    text('$select', 'Fields', '返回字段', {
      sample: 'DocEntry,DocDate',
      description: {
        en: 'Header fields, comma separated; line fields cannot be chosen one by one.',
        zh: '表头字段，逗号分隔；行字段不能单独选择。',
      },
    }),
  ),
  at('query', text('$orderby', 'Order by', '排序', { sample: 'DocEntry asc' })),
  at('query', integer('$top', 'At most', '最多条数')),
  at('query', integer('$skip', 'Skip', '跳过条数')),
  at(
    'option',
    integer('pageSize', 'Page size', '每页条数', {
      default: 20,
      description: {
        en: 'Rows of one answer; 0 asks for all at once.',
        zh: '每次应答的行数；0 表示一次返回全部。',
      },
    }),
  ),
  at(
    'option',
    boolean('allPages', 'Read all pages', '读取全部页', {
      default: true,
      description: {
        en: 'Follows the next links and gives one list. Off: the first page only.',
        zh: '自动翻页并合并为一个列表；关闭则只取第一页。',
      },
    }),
  ),
  at('option', integer('maxItems', 'Stop after', '最多读取', { sample: 1000 })),
];

/** The page size goes in `Prefer`, which must be repeated on every page. */
export const queryHeaders: NonNullable<ActionRequest['headers']> = { Prefer: 'odata.maxpagesize={pageSize}' };

/** v1 names the link `odata.nextLink` (relative), v2 `@odata.nextLink`. */
export const queryPaging: PagingRule = {
  kind: 'nextLink',
  pointers: ['/odata.nextLink', '/@odata.nextLink'],
  items: '/value',
  enabledBy: 'allPages',
  limitBy: 'maxItems',
};

/** The answer of a list action: `body.value` is the list. */
export function listBody(en: string, zh: string, fields: Field[]): Field {
  return object('body', 'Answer', '应答', {
    open: true,
    fields: [
      array('value', `${en} list`, `${zh}列表`, { items: object('item', en, zh, { fields, open: true }) }),
    ],
  });
}
