/** What a program is told that calls wrongly, in the language it asks for: over REST and at the hook of a flow. */
import { aFlow } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import { expect, test } from '../drivers/story.ts';

type Problem = { code: string; title: string; detail: string; path?: string };

async function ask(url: string, { language, body }: { language: string; body: string }) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: 'Bearer fb_demo_key',
      'x-flowbridge-tenant': 'bluewater',
      'content-type': 'application/json',
      'accept-language': language,
    },
    body,
  });
  // Every refusal is a problem by the OpenAPI document.
  return { spoken: answer.headers.get('content-language'), problem: (await answer.json()) as Problem };
}

test('REST names the place and what was expected in Chinese or in English', async () => {
  const url = `${productUrl()}/api/v1/flows`;
  const body = '{"name":12}';
  expect(await ask(url, { language: 'zh-CN,zh;q=0.9', body })).toMatchObject({
    spoken: 'zh-CN',
    problem: { code: 'invalidInput', path: 'name', detail: '此处应为文本。' },
  });
  expect(await ask(url, { language: 'en-GB', body })).toMatchObject({
    spoken: 'en',
    problem: { code: 'invalidInput', path: 'name', detail: expect.stringContaining('expected string') },
  });
});

test('so does a hook of the body it is sent', async ({ rest }) => {
  const name = `Asks for a number ${Date.now().toString(36)}`;
  const document = aFlow()
    .http({
      body: { type: 'object', fields: [{ key: 'quantity', required: true, schema: { type: 'number' } }] },
    })
    .buildJson('made', '{{ trigger.body }}')
    .build();
  const id = await rest.createFlow(name, document);
  await rest.publish(id);
  const { hookUrl } = await rest.expectOk<{ hookUrl: string }>('GET', `/flows/${id}`);
  expect(await ask(hookUrl, { language: 'zh', body: '{"quantity":' })).toMatchObject({
    spoken: 'zh-CN',
    problem: { code: 'body.invalidJson', detail: expect.stringContaining('第 1 行') },
  });
  expect(await ask(hookUrl, { language: 'zh', body: '{"quantity":"many"}' })).toMatchObject({
    spoken: 'zh-CN',
    problem: { code: 'body.schemaMismatch', path: 'body.quantity', detail: expect.stringContaining('数字') },
  });
});
