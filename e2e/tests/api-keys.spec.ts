/** A key of one's own: made in the console, used by the command line as the console says, seen and ended by oneself or an administrator. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { aFlow } from '@flowbridge/flow';
import { apiKeysOn } from '../drivers/api-keys.ts';
import { operator, viewer } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import { restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';

const CLI = path.resolve(import.meta.dirname, '../../apps/cli/dist/flowbridge.mjs');
const run = promisify(execFile);

let named = 0;
const unique = (word: string) => `${word} ${Date.now().toString(36)}-${++named}`;
const asKey = (key: string, tenant = 'bluewater') => restOf(productUrl(), { key, tenant });

test('an operator makes a key, runs a flow with the line that is shown, sees when it was used and revokes it', async ({
  rest,
  sitDown,
}) => {
  const flow = unique('Greets by key');
  const flowId = await rest.createFlow(flow, aFlow().manual().buildJson('greeting', 'hello').build());
  await rest.publish(flowId);
  const { page } = await sitDown(operator);
  const keys = apiKeysOn(page);
  await page.goto('/settings?tab=rest');
  await page.getByTestId('rest-make-key').click();
  const name = unique('Nightly');
  const key = await keys.make({ name, days: '30 days' });
  expect(key).toMatch(/^fb_/);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Copy: API key/ })
    .click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);

  const line = await page.getByTestId('key-command').inputValue();
  const command = line
    .replace(' flowbridge run ', ` ${process.execPath} ${CLI} run `)
    .replace('name of a flow', flow);
  const { stderr } = await run('sh', ['-c', command], { timeout: 60_000 });
  expect(stderr).toContain('succeeded');
  expect(await page.getByTestId('key-http').inputValue()).toContain(`Bearer ${key}`);
  // Neither Escape nor a press beside it takes the key away unread.
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('key-value')).toBeVisible();
  await keys.done();

  await page.reload();
  const row = keys.row(name);
  await expect(row).toContainText(`${key.slice(0, 8)}…`);
  await expect(row).toContainText('Active until');
  await expect(row).not.toContainText('Not yet');
  await expect(page.getByTestId('keys-all')).toHaveCount(0);
  expect((await asKey(key).call('POST', '/flows', { name: 'not by an operator' })).status).toBe(403);
  await keys.revoke(name);
  await expect(row).toContainText('Revoked');
  await expect(row.getByRole('button')).toHaveCount(0);
  expect(await asKey(key).call('GET', '/flows')).toMatchObject({
    status: 401,
    body: { code: 'keyRevoked' },
  });
});

test('an owner sees the keys of members, in Chinese, and ends one; its person sees that', async ({
  sitDown,
}) => {
  const { page: theirs } = await sitDown(viewer);
  const own = apiKeysOn(theirs);
  await own.open();
  const name = unique('Dashboard');
  const key = await own.make({ name, days: 'Until it is revoked' });
  await own.done();
  await expect(own.row(name)).toContainText('Active');
  expect((await asKey(key).call('GET', '/flows')).status).toBe(200);

  const { page } = await sitDown(undefined, 'zh');
  const keys = apiKeysOn(page);
  await keys.open();
  await expect(keys.row(name)).toHaveCount(0);
  await page.getByTestId('keys-all').click();
  await keys.askToRevoke(name);
  await expect(page.locator('.ant-modal-confirm')).toContainText('这是');
  await keys.confirm();
  await expect(keys.row(name)).toContainText('吊销');
  await expect(keys.row(name).getByRole('button')).toHaveCount(0);
  expect((await asKey(key).call('GET', '/flows')).status).toBe(401);
  await theirs.reload();
  await expect(own.row(name)).toContainText('Revoked');
});

test('a key for all tenants opens each; a name that is taken is said at its field; by keyboard alone', async ({
  sitDown,
}) => {
  const { page } = await sitDown();
  const keys = apiKeysOn(page);
  await keys.open();
  const name = unique('Promoter');
  const key = await keys.make({ name, allTenants: true });
  await keys.done();
  await expect(keys.row(name)).toContainText('Every tenant of the person');
  for (const tenant of ['bluewater', 'harbor']) {
    expect((await asKey(key, tenant).call('GET', '/flows')).status).toBe(200);
  }
  await page.getByTestId('new-key').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('key-name')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Say what it is for')).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This name is already used')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('key-name')).toHaveCount(0);
  await keys.revoke(name);
  await expect(keys.row(name)).toContainText('Revoked');
});

test('keys that cannot be read can be asked for again', async ({ sitDown }) => {
  const { page } = await sitDown(viewer);
  let broken = true;
  await page.route(/\/api\/trpc\/.*apiKeys\.mine/, (route) => (broken ? route.abort() : route.fallback()));
  await page.goto('/settings?tab=keys');
  const retry = page.locator('.list-failure').getByRole('button');
  await expect(retry).toBeVisible({ timeout: 30_000 });
  broken = false;
  await retry.click();
  await expect(retry).toHaveCount(0);
  await expect(page.locator('[data-testid^="key-row-"], [data-testid="list-empty"]').first()).toBeVisible();
});
