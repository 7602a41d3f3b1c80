import type { ActionManifest, HttpRequest, PagingRule } from '@flowbridge/connector-sdk';
import { describe, expect, test } from 'vitest';
import { collectPages, followPages, type PagedCall } from './paging.ts';
import {
  connectionTo,
  fakeSystem,
  type Handler,
  invokerFor,
  json,
  sessionSystem,
} from './testing/fake-system.ts';

const withSystem = async (answer: Handler) => {
  const { handler } = sessionSystem(answer);
  return { system: await fakeSystem(handler) };
};

const calls = <Call extends { url: string }>(received: Call[]) =>
  received.filter(({ url }) => !url.endsWith('/Login'));

describe('linked pages', () => {
  const paged: Handler = (request, response) => {
    const skip = Number(/\$skip=(\d+)/.exec(request.url)?.[1] ?? 0);
    const next = skip + 2 < 7 ? { 'odata.nextLink': `Things?$skip=${skip + 2}` } : {};
    const value = [1, 2, 3, 4, 5, 6, 7].slice(skip, skip + 2);
    json(response, 200, { value, ...next });
  };

  test('are collected into one list, the Prefer header repeated on each', async () => {
    const { system } = await withSystem(paged);
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    const answer = await fake.call('list', {});
    expect(answer.output).toMatchObject({ body: { value: [1, 2, 3, 4, 5, 6, 7] } });
    expect(JSON.stringify(answer.output)).not.toContain('nextLink');
    expect(answer.response).toMatchObject({ pages: 4 });
    const prefers = calls(system.received).map(({ headers }) => headers.prefer);
    expect(prefers).toEqual(Array(4).fill('odata.maxpagesize=2'));
  });

  test('stop after a number of items, or are not followed', async () => {
    const { system } = await withSystem(paged);
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    expect((await fake.call('list', { maxItems: 3 })).output).toMatchObject({ body: { value: [1, 2, 3] } });
    expect(calls(system.received)).toHaveLength(2);
    expect((await fake.call('list', { allPages: 'false' })).output).toMatchObject({
      body: { 'odata.nextLink': 'Things?$skip=2' },
    });
  });

  test('stream one by one', async () => {
    const { system } = await withSystem(paged);
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url));
    const sizes: number[] = [];
    const call = {
      connector: 'fake',
      action: 'list',
      stepId: 's',
      input: {},
      idempotencyKey: 'k',
      timeoutMs: 5000,
    };
    for await (const page of fake.invoker.pages(call, new AbortController().signal))
      sizes.push(page.items.length);
    expect(sizes).toEqual([2, 2, 2, 1]);
  });

  test('end with a clear failure when they never end, lead elsewhere or grow too large', async () => {
    const links = { endless: '', same: 'Things?$skip=0', away: 'http://127.0.0.2/Things' };
    let kind: keyof typeof links = 'endless';
    let count = 0;
    const { system } = await withSystem((_, response) => {
      count += 1;
      json(response, 200, { value: [count], '@odata.nextLink': links[kind] || `Things?$skip=${count}` });
    });
    await using _ = system;
    await using fake = invokerFor(connectionTo(system.url), { maxPages: 10 });
    await expect(fake.call('list', {})).rejects.toMatchObject({
      failure: { code: 'connector.tooManyPages' },
    });
    kind = 'same';
    await expect(fake.call('list', {})).rejects.toMatchObject({ failure: { code: 'connector.badAnswer' } });
    kind = 'away';
    await expect(fake.call('list', {})).rejects.toMatchObject({ failure: { code: 'connector.badAnswer' } });
    await using small = invokerFor(connectionTo(system.url), { maxAnswerBytes: 100 });
    kind = 'endless';
    await expect(small.call('list', {})).rejects.toMatchObject({
      failure: { code: 'connector.answerTooLarge' },
    });
  });
});

describe('the other paging rules', () => {
  const action: ActionManifest = {
    key: 'list',
    names: { en: 'List', zh: '列表' },
    effect: 'read',
    inputs: [],
  };
  const all = ['a', 'b', 'c', 'd', 'e'];

  /** A system of five items in pages of two; `page` makes the body for what was asked. */
  const paged = (rule: PagingRule, page: (asked: unknown) => unknown): PagedCall & { asked: unknown[] } => {
    const asked: unknown[] = [];
    return {
      asked,
      action,
      rule,
      input: {},
      base: 'http://x',
      maxPages: 20,
      build: (input) =>
        ({
          method: 'GET',
          url: '/',
          query: [['at', String(Object.values(input)[0] ?? '')]],
        }) satisfies HttpRequest,
      send: async (request) => {
        const at = request.query?.[0]?.[1];
        asked.push(at);
        return { status: 200, headers: {}, body: page(at) };
      },
    };
  };

  const collect = (call: PagedCall) => collectPages(call, { maxBytes: 1000, answeredBytes: () => 0 });

  test('a cursor is followed until it is empty, and is gone from the collected answer', async () => {
    const call = paged({ kind: 'cursor', pointer: '/r/next', input: 'next', items: '/r/list' }, (at) => {
      const start = Number(at);
      return { r: { list: all.slice(start, start + 2), next: start + 2 < 5 ? String(start + 2) : '' } };
    });
    expect(await collect(call)).toMatchObject({ body: { r: { list: all } }, pages: 3 });
    expect((await collect(call)).body).toEqual({ r: { list: all } });
  });

  test('page numbers stop at the total, or at an empty page', async () => {
    const body = (at: unknown) => ({
      list: all.slice((Number(at || 1) - 1) * 2, Number(at || 1) * 2),
      total: 5,
    });
    const rule = { kind: 'pageNumber', input: 'page', first: 1, items: '/list' } as const;
    const counted = paged({ ...rule, total: '/total' }, body);
    expect((await collect(counted)).pages).toBe(3);
    const uncounted = paged(rule, body);
    expect(await collect(uncounted)).toMatchObject({ body: { list: all }, pages: 4 });
    expect(uncounted.asked).toEqual(['', '2', '3', '4']);
  });

  test('offsets stop at a short page', async () => {
    const call = paged({ kind: 'offset', input: 'start', items: '/list', pageSize: 2 }, (at) => ({
      list: all.slice(Number(at), Number(at) + 2),
    }));
    expect(await collect(call)).toMatchObject({ body: { list: all }, pages: 3 });
    expect(call.asked).toEqual(['', '2', '4']);
  });

  test('a cursor that repeats is a fault of the system, not an endless loop', async () => {
    const call = paged({ kind: 'cursor', pointer: '/next', input: 'next', items: '/list' }, () => ({
      list: [1],
      next: 7,
    }));
    const read = async () => {
      for await (const page of followPages(call)) expect(page.items).toEqual([1]);
    };
    await expect(read()).rejects.toMatchObject({ code: 'connector.badAnswer' });
  });
});
