/** Packages nobody should trust, imported as a consultant would: each is told by place and reason in the reader's language, and nothing of it stays. */
import { createHash } from 'node:crypto';
import { aFlow } from '@flowbridge/flow';
import { productUrl } from '../drivers/product-url.ts';
import { restOf } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { templatesOn } from '../drivers/templates.ts';

const harbor = restOf(productUrl(), { tenant: 'harbor' });
const NAME = 'Trojan';

type File = { hash: string; origin: { templateKey: string }; content: Content };
type Content = { flows: { key: string; document: object }[]; [key: string]: unknown };

/** A package as it was exported, of a template that lies with the partner only. */
async function aPackage(): Promise<File> {
  const document = aFlow().manual().buildJson('made', 'HERE', { title: 'Made' }).build();
  const flow = await harbor.createFlow(`${NAME} source`, document);
  await harbor.expectOk('POST', `/flows/${flow}/publish`, {});
  const words = { names: { en: NAME, zh: '木马' }, descriptions: { en: '', zh: '' } };
  const { id } = await harbor.expectOk<{ id: string }>('POST', '/templates', { flowIds: [flow], ...words });
  return harbor.expectOk<File>('GET', `/templates/${id}/export`);
}

const SHAPES: [string, (text: string) => string, string][] = [
  ['a number like 1e999', (text) => text.replace('"HERE"', '1e999'), '该数值过大'],
  ['half of a sign', (text) => text.replace('"HERE"', '"\\ud83d"'), '此处的文本已损坏'],
  ['the sign 0', (text) => text.replace('"HERE"', '"a\\u0000b"'), '此处的文本已损坏'],
  [
    'a prototype',
    (text) => text.replace('"HERE"', '{"__proto__":{"admin":true}}'),
    '不允许使用名称“__proto__”',
  ],
  ['deep JSON', (text) => text.replace('"HERE"', '['.repeat(400) + ']'.repeat(400)), 'JSON 嵌套过深'],
];

test('hostile packages are refused with the place and the reason, and the list of templates is as it was', async ({
  sitDown,
}) => {
  test.setTimeout(120_000);
  const text = JSON.stringify(await aPackage());
  const { page } = await sitDown(undefined, 'zh');
  const templates = templatesOn(page);
  await templates.open('mine');
  const problems = page.getByTestId('package-problems');
  const dismiss = async () => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  const refuses = async (name: string, content: string, ...said: string[]) => {
    await templates.importPackage(`${name}.json`, content);
    for (const each of said) await expect(problems, name).toContainText(each);
    await expect(page.getByTestId('import-package-start')).toHaveCount(0);
    await dismiss();
  };

  for (const [name, spoil, reason] of SHAPES) await refuses(name, spoil(text), 'config › value', reason);
  await refuses('half a file', text.slice(0, 300), '第 1 行第');
  await refuses('another content', text.replaceAll('HERE', 'THERE'), 'hash', '内容与导出时不一致');
  const resealed = (change: (content: Content) => void) => sealed(text, change);
  await refuses(
    'a script in a name',
    resealed((content) =>
      Object.assign(content, { names: { en: '<img src=x onerror=alert(1)>', zh: '木马' } }),
    ),
    'names › en',
    '此处不允许包含标记或脚本',
  );
  await refuses(
    'a flow that calls itself',
    resealed(({ flows: [first] }) => {
      if (first) first.document = aFlow().manual().callFlow('call', first.key, {}).build();
    }),
    'flows',
    '循环',
  );
  await refuses(
    'a step of unknown kind',
    resealed(({ flows: [first] }) => {
      if (first)
        first.document = JSON.parse(JSON.stringify(first.document).replace('"buildJson"', '"shell"'));
    }),
    'flows › 1 “Trojan source” › steps › Made › kind',
    '未知的类型',
  );
  await refuses(
    'flows of one key',
    resealed(({ flows }) => flows.push(...structuredClone(flows))),
    'flows › 2 “Trojan source” › key',
    '已有另一个流使用键',
  );

  await templates.open('mine');
  await expect(templates.card('木马')).toHaveCount(0);
  await templates.importPackage('trojan.json', text);
  await expect(page.getByTestId('package-preview')).toContainText('将成为您的新模板');
});

/** Changed, under a hash that fits again. */
function sealed(text: string, change: (content: Content) => void): string {
  const file = JSON.parse(text) as File;
  change(file.content);
  return JSON.stringify({
    ...file,
    hash: createHash('sha256').update(canonical(file.content)).digest('hex'),
  });
}

/** RFC 8785 of what these packages hold: texts, small whole numbers, lists and objects. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}
