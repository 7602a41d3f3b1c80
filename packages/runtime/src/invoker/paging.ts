/**
 * Follows a manifest's paging rule: one page after another as an async iterator (nothing but the current page is held),
 * or all of them collected into the first page's shape.
 */
import {
  type ActionManifest,
  type HttpAnswer,
  type HttpRequest,
  type PagingRule,
  TerminalError,
} from '@flowbridge/connector-sdk';
import { readPointer, withoutPointer, withPointer } from './json-pointer.ts';
import { isAbsent } from './request/braces.ts';
import { joinAddress } from './request/encode-url.ts';

export type Page = { answer: HttpAnswer; items: unknown[] };

export type PagedCall = {
  action: ActionManifest;
  rule: PagingRule;
  input: Readonly<Record<string, unknown>>;
  /** The connector's base address, against which relative next links stand. */
  base: string | undefined;
  build(input: Readonly<Record<string, unknown>>): HttpRequest;
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** Pages followed at most. */
  maxPages: number;
};

/** Whether this call pages: always, or when the rule's option input says so. */
export function pagingOf(
  action: ActionManifest,
  input: Readonly<Record<string, unknown>>,
): PagingRule | undefined {
  const rule = action.paging;
  if (rule === undefined) return undefined;
  return rule.enabledBy === undefined || input[rule.enabledBy] === true ? rule : undefined;
}

/** Throws `connector.tooManyPages`, and `connector.badAnswer` for a link that repeats or leads to another host. */
export async function* followPages(call: PagedCall): AsyncGenerator<Page> {
  const limit = limitOf(call);
  let request = call.build(call.input);
  let given = 0;
  const visited = new Set<string>();
  for (let number = 1; ; number++) {
    if (number > call.maxPages) {
      throw new TerminalError({
        code: 'connector.tooManyPages',
        message: `${call.action.key} has more than ${call.maxPages} pages`,
        details: { limit: call.maxPages },
      });
    }
    const answer = await call.send(request);
    const found = readPointer(answer.body, call.rule.items);
    const items = Array.isArray(found) ? found : [];
    const wanted = limit === undefined ? items : items.slice(0, limit - given);
    given += items.length;
    yield { answer, items: wanted };
    if (limit !== undefined && given >= limit) return;
    const next = nextRequest(call, request, { answer, items, given, number }, visited);
    if (next === undefined) return;
    request = next;
  }
}

/** All pages as one answer: the first one's, with every item at the rule's list and no next link left. */
export async function collectPages(
  call: PagedCall,
  guard: { maxBytes: number; answeredBytes: () => number },
): Promise<HttpAnswer & { pages: number }> {
  let first: HttpAnswer | undefined;
  let pages = 0;
  const all: unknown[] = [];
  for await (const page of followPages(call)) {
    first ??= page.answer;
    pages += 1;
    for (const item of page.items) all.push(item);
    if (guard.answeredBytes() > guard.maxBytes) {
      throw new TerminalError({
        code: 'connector.answerTooLarge',
        message: `the pages of ${call.action.key} are together larger than ${guard.maxBytes} bytes`,
        details: { limit: guard.maxBytes },
      });
    }
  }
  if (first === undefined) throw new Error('FB-PAGING-NO-FIRST-PAGE');
  let body = withPointer(first.body, call.rule.items, all);
  for (const pointer of nextPointers(call.rule)) body = withoutPointer(body, pointer);
  return { status: first.status, headers: first.headers, body, pages };
}

/** Where the first page spoke of a next one: no longer true once all are collected. */
function nextPointers(rule: PagingRule): string[] {
  switch (rule.kind) {
    case 'nextLink':
      return rule.pointers;
    case 'cursor':
      return [rule.pointer];
    case 'pageNumber':
    case 'offset':
      return [];
  }
}

function limitOf(call: PagedCall): number | undefined {
  const value = call.rule.limitBy === undefined ? undefined : call.input[call.rule.limitBy];
  return typeof value === 'number' && value > 0 ? value : undefined;
}

function nextRequest(
  call: PagedCall,
  current: HttpRequest,
  page: { answer: HttpAnswer; items: unknown[]; given: number; number: number },
  visited: Set<string>,
): HttpRequest | undefined {
  const { rule } = call;
  const again = (value: unknown) =>
    call.build({ ...call.input, [rule.kind === 'nextLink' ? '' : rule.input]: value });
  switch (rule.kind) {
    case 'nextLink': {
      const link = rule.pointers
        .map((pointer) => readPointer(page.answer.body, pointer))
        .find((each) => !isAbsent(each));
      if (typeof link !== 'string') return undefined;
      const url = resolveLink(call, current, link);
      if (visited.has(url)) throw badLink(call, 'the next link repeats');
      visited.add(url);
      const { query: _, ...rest } = current;
      return { ...rest, url };
    }
    case 'cursor': {
      const cursor = readPointer(page.answer.body, rule.pointer);
      if (isAbsent(cursor)) return undefined;
      const key = String(cursor);
      if (visited.has(key)) throw badLink(call, 'the cursor repeats');
      visited.add(key);
      return again(cursor);
    }
    case 'pageNumber': {
      const total = rule.total === undefined ? undefined : Number(readPointer(page.answer.body, rule.total));
      const done = total === undefined || Number.isNaN(total) ? page.items.length === 0 : page.given >= total;
      return done || page.items.length === 0 ? undefined : again(rule.first + page.number);
    }
    case 'offset':
      return page.items.length < rule.pageSize ? undefined : again(page.given);
  }
}

/** A next link as a full address; it must stay on the host it came from, because the session goes with it. */
function resolveLink(call: PagedCall, current: HttpRequest, link: string): string {
  const here = joinAddress(call.base, current.url);
  const root = call.base === undefined ? here : `${call.base.replace(/\/+$/, '')}/`;
  if (!URL.canParse(link, root)) throw badLink(call, 'the next link is not an address');
  const url = new URL(link, root);
  if (url.origin !== new URL(here).origin) throw badLink(call, 'the next link leads to another host');
  return url.href;
}

function badLink(call: PagedCall, reason: string): TerminalError {
  return new TerminalError({
    code: 'connector.badAnswer',
    message: `${call.action.key}: ${reason}`,
    details: { reason },
  });
}
