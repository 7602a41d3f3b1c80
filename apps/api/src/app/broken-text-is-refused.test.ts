import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi, type TestCaller } from '../testing/test-api.ts';

let api: TestApi;
let owner: TestCaller;

beforeAll(async () => {
  api = await startTestApi();
  const tenant = await api.tenant('broken-text');
  owner = api.as(await api.user({ [tenant.id]: 'owner' }), tenant);
});
afterAll(() => api?.[Symbol.asyncDispose]());

test.each([
  ['POST', '/folders', { name: 'a\u0000b' }, 'name'],
  ['POST', '/folders', { name: 'a\ud800' }, 'name'],
  ['GET', '/flows?search=a%00b', undefined, 'search'],
  ['GET', '/flows/a%00b', undefined, 'id'],
  ['POST', '/lookup-tables', { name: 'units', description: 'a\u0000' }, 'description'],
])('REST: %s %s with a text no database keeps names the place', async (method, path, body, place) => {
  const answer = await owner.rest(method, path, body);
  expect(await answer.json()).toMatchObject({ code: 'invalidInput', path: place });
  expect(answer.status).toBe(422);
});

test('the console is told the same', async () => {
  expect(await owner.mutate('folders.create', { parentId: null, name: 'a\u0000b' })).toMatchObject({
    ok: false,
    status: 422,
    error: { code: 'invalidInput', path: 'name' },
  });
});
