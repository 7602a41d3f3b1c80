import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_APP } from '../dingtalk/dingtalk-state.ts';
import { startInstance } from '../dingtalk/workflow/start-instance.ts';
import { type RunningSandbox, startSandbox } from '../start-sandbox.ts';
import { purchaseStart } from '../testing/call-dingtalk.ts';
import { html } from './html.ts';

let running: RunningSandbox;
beforeAll(async () => {
  running = await startSandbox({ host: '127.0.0.1', port: 0 });
});
afterAll(() => running.close());

const HOSTILE = `"><script>alert('x')</script>&`;

function start(source: string): string {
  const { world } = running.sandbox.dingtalk;
  return startInstance(world, DEMO_APP, purchaseStart(source)).id;
}

const page = async (lang = 'en') => (await fetch(`${running.url}/sandbox/?lang=${lang}`)).text();

const decide = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${running.url}/sandbox/console/decide?lang=zh`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: running.url, ...headers },
    redirect: 'manual',
  });

describe('the page', () => {
  it('escapes every value put into markup', () => {
    expect(html`<p title="${HOSTILE}">${[HOSTILE, null, 5]}</p>`.html).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;5</p>',
    );
  });

  it('shows pending approvals with their items and buttons, in both languages, hostile text as text', async () => {
    const id = start(HOSTILE);
    const en = await page('en');
    const zh = await page('zh');
    for (const part of [`approve-${id}`, `refuse-${id}`, `remark-${id}`, `instance-${id}`]) {
      expect(en).toContain(`data-testid="${part}"`);
    }
    expect(en).toContain('DingTalk approver console');
    expect(zh).toContain('钉钉审批台');
    expect(en).toContain('14003');
    expect(en).not.toContain('<script>alert');
  });

  it("speaks the browser's language unless told otherwise", async () => {
    const answer = await fetch(`${running.url}/sandbox/`, {
      headers: { 'accept-language': 'zh-CN,en;q=0.5' },
    });
    expect(await answer.text()).toContain('lang="zh-CN"');
  });

  it('decides by form and shows the result', async () => {
    const id = start('17');
    const done = await decide({ instance: id, result: 'refuse', remark: ' 太贵 ' });
    expect([done.status, done.headers.get('location')]).toEqual([303, '/sandbox/?lang=zh']);
    expect(running.sandbox.dingtalk.state.instances.get(id)?.records.at(-1)?.remark).toBe('太贵');
    expect(await page()).toContain(`data-testid="instance-${id}" data-status="refused"`);
  });

  it('hands in a sample quotation that waits for approval, and shows the special prices of the ERP', async () => {
    const handIn = (origin: string) =>
      fetch(`${running.url}/sandbox/console/quotation?lang=zh`, {
        method: 'POST',
        headers: { origin },
        redirect: 'manual',
      });
    expect((await handIn('https://evil.example')).status).toBe(403);
    expect((await handIn(running.url)).status).toBe(303);
    const instances = [...running.sandbox.dingtalk.state.instances.values()];
    expect(instances.filter(({ title }) => title === '张涛提交的业务报价审批')).toHaveLength(1);
    const shown = await page();
    expect(shown).toContain('data-testid="erp-price-C100056-102040001"');
    expect(shown).toContain('2024-01-01 – 2024-12-31: <b>118</b> CNY');
  });

  it('refuses forms of other sites and decisions that come too late, and says so', async () => {
    const id = start('18');
    expect((await decide({ instance: id, result: 'agree' }, { origin: 'https://evil.example' })).status).toBe(
      403,
    );
    expect((await decide({ instance: id, result: 'agree' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
      403,
    );
    expect(running.sandbox.dingtalk.state.instances.get(id)?.status).toBe('RUNNING');
    expect((await decide({ instance: id, result: 'maybe' })).status).toBe(400);
    expect((await decide({ instance: id, result: 'agree' })).status).toBe(303);
    const late = await decide({ instance: id, result: 'agree' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('already COMPLETED agree');
  });

  it('shows the drafts of the ERP with their approval status', async () => {
    expect(await page()).toContain('data-testid="erp-draft-16" data-status="pending"');
    await running.sandbox.sapB1.control.approve?.post?.({ instance: 17, result: 'agree', remark: HOSTILE });
    await running.sandbox.sapB1.control.approve?.post?.({ instance: 18, result: 'refuse' });
    const shown = await page();
    expect(shown).toContain('data-testid="erp-draft-16" data-status="approved"');
    expect(shown).toContain('data-testid="erp-draft-17" data-status="refused"');
    expect(shown).toContain('data-testid="erp-approval-17" data-status="approved"');
    expect(shown).not.toContain('<script>alert');
  });

  it('tells by its revision that something has changed', async () => {
    const revision = async () =>
      ((await (await fetch(`${running.url}/sandbox/console/state`)).json()) as { revision: number }).revision;
    const before = await revision();
    start('19');
    expect(await revision()).toBeGreaterThan(before);
  });
});

describe('the bench addresses', () => {
  it('serve equal pages of about 100 kB and echo what they are sent', async () => {
    const read = async (path: string) => (await fetch(`${running.url}/sandbox/bench/${path}`)).text();
    const first = await read('pages/1');
    expect(first).toBe(await read('pages/1'));
    expect(Math.abs(first.length / 100_000 - 1)).toBeLessThan(0.2);
    expect(JSON.parse(await read('pages/2?size=3&pages=2'))).toMatchObject({
      nextPage: null,
      total: 6,
      items: [{ id: 4 }, { id: 5 }, { id: 6 }],
    });
    expect((await fetch(`${running.url}/sandbox/bench/pages/0`)).status).toBe(400);
    const echo = await fetch(`${running.url}/sandbox/bench/echo`, { method: 'POST', body: '{"a":1}' });
    expect(await echo.text()).toBe('{"a":1}');
  });
});
