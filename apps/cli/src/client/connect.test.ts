import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aMachine } from '../testing/a-machine.ts';
import { anInstallation } from '../testing/an-installation.ts';
import { connect } from './connect.ts';

const KEY = 'key-of-the-test';
const thing = z.object({ id: z.string() });
const to = (url: string) => connect({ url, key: KEY, tenant: 'one' }, aMachine());

test('asks with the key and the tenant, and answers what the schema makes of it', async () => {
  await using there = await anInstallation(() => ({ body: { id: 'a', more: 1 } }));
  const answer = await to(there.url).post('/flows', { answer: thing, body: { name: 'x', big: 2n ** 64n } });
  expect(answer).toEqual({ id: 'a' });
  expect(there.asked).toMatchObject([
    {
      path: '/flows',
      body: '{"name":"x","big":18446744073709551616}',
      headers: { authorization: `Bearer ${KEY}`, 'x-flowbridge-tenant': 'one' },
    },
  ]);
});

test('reads a list page by page, up to as many as are wanted', async () => {
  await using there = await anInstallation((call) =>
    call.includes('cursor=2')
      ? { body: { items: [{ id: 'c' }], nextCursor: null } }
      : { body: { items: [{ id: 'a' }, { id: 'b' }], nextCursor: '2' } },
  );
  const at = to(there.url);
  expect(await at.all('/flows', { item: thing, query: { tag: 'x' } })).toHaveLength(3);
  expect(there.asked.map(({ path }) => path)).toEqual(['/flows?tag=x', '/flows?tag=x&cursor=2']);
  expect(await at.all('/flows', { item: thing, most: 1 })).toEqual([{ id: 'a' }]);
});

describe('an installation that', () => {
  test('refuses is quoted with code, place and hint', async () => {
    await using there = await anInstallation(() => ({
      status: 422,
      body: { code: 'invalidInput', detail: 'No.', path: 'name', hint: 'Another one.' },
    }));
    await expect(to(there.url).post('/flows', { answer: thing })).rejects.toMatchObject({
      ...{ code: 'invalidInput', message: 'No.', path: 'name', hint: 'Another one.', exitCode: 1 },
    });
  });

  test('restarts is asked again when reading, never when writing', async () => {
    let calls = 0;
    await using there = await anInstallation(() => {
      calls += 1;
      return calls < 3 ? { status: 503, body: {} } : { body: { id: 'a' } };
    });
    expect(await to(there.url).get('/flows/a', { answer: thing })).toEqual({ id: 'a' });
    calls = 0;
    await expect(to(there.url).post('/flows', { answer: thing })).rejects.toMatchObject({ exitCode: 8 });
    expect(calls).toBe(1);
  });

  test('leads elsewhere is not followed: the key stays', async () => {
    await using other = await anInstallation(() => ({ body: { id: 'a' } }));
    await using there = await anInstallation(() => ({ status: 302, headers: { location: other.url } }));
    await expect(to(there.url).post('/flows', { answer: thing })).rejects.toThrow(
      `The address leads elsewhere to ${other.url}`,
    );
    expect(other.asked).toEqual([]);
  });

  test('is no Flowbridge, or is not there, ends with 8 and says nothing of the key', async () => {
    await using page = await anInstallation(() => ({ body: '<html>' }));
    const gone = await anInstallation(() => ({}));
    await gone[Symbol.asyncDispose]();
    for (const url of [page.url, gone.url]) {
      const error = await to(url)
        .post('/flows', { answer: thing })
        .catch((caught: unknown) => caught);
      expect(error).toMatchObject({ exitCode: 8 });
      expect(String(error)).not.toContain(KEY);
    }
  });
});
