/** What goes wrong is told with its place, its reason and the next move, in the reader's language; the run has ended. */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import type { Language } from '../drivers/people.ts';
import type { Rest } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';

const WRONG_PASSWORD_CONNECTION = 'SAP with a wrong password';

/** A connection like the sandbox's, but with a password the ERP refuses. */
async function connectionWithWrongPassword(rest: Rest): Promise<string> {
  const { items } = await rest.expectOk<{ items: { id: string; name: string }[] }>('GET', '/connections');
  const former = items.find((each) => each.name === WRONG_PASSWORD_CONNECTION);
  if (former) return former.id;
  const works = await rest.connectionOf('sap-b1');
  const { variables } = await rest.expectOk<{ variables: object }>('GET', `/connections/${works}`);
  const made = await rest.expectOk<{ id: string }>('POST', '/connections', {
    connectorKey: 'sap-b1',
    name: WRONG_PASSWORD_CONNECTION,
    variables,
    secrets: { password: 'not-the-password' },
  });
  return made.id;
}

const readsDraft = (entry: number | string): FlowDocument =>
  aFlow()
    .manual()
    .action('sap-b1', 'getDraft', { DocEntry: entry }, { title: 'Read the draft 读草稿' })
    .build();

type Case = {
  what: string;
  document: FlowDocument;
  connection?: (rest: Rest) => Promise<string>;
  fault?: boolean;
  /** The failed step's title as both languages show it. */
  step: string;
  path: string;
  words: Record<Language, RegExp[]>;
};

const sandboxConnection = (rest: Rest) => rest.connectionOf('sap-b1');

const CASES: Case[] = [
  {
    what: 'a wrong expression names its step, its field and the place in the expression',
    document: aFlow().manual().buildJson('order', '{{ 1 + }}', { title: 'Build order 构造订单' }).build(),
    step: 'Build order 构造订单',
    path: 'order',
    words: {
      en: [/Step “Build order 构造订单”/, /field “Value”/, /\{\{ 1 \+ \}\}/, /ends too early/],
      zh: [/步骤“Build order 构造订单”的“值”/, /\{\{ 1 \+ \}\}/, /表达式不完整/],
    },
  },
  {
    what: 'a value an expression cannot work with names the function’s complaint',
    document: aFlow()
      .manual()
      .buildJson('order', '{{ toInt("abc") }}', { title: 'Build order 构造订单' })
      .build(),
    step: 'Build order 构造订单',
    path: 'order',
    words: {
      en: [/Step “Build order 构造订单”/, /field “Value”/, /which is not a number/],
      zh: [/步骤“Build order 构造订单”的“值”/, /不是数字/],
    },
  },
  {
    what: 'a missing required input names the input as the form calls it',
    document: readsDraft('{{ trigger.body.entry }}'),
    connection: sandboxConnection,
    step: 'Read the draft 读草稿',
    path: 'getDraft',
    words: {
      en: [/Step “Read the draft 读草稿”/, /“Draft number”/],
      zh: [/步骤“Read the draft 读草稿”/, /“草稿单内部号”/],
    },
  },
  {
    what: 'a wrong password fails the run with the ERP’s own words and where to look',
    document: readsDraft(16),
    connection: connectionWithWrongPassword,
    step: 'Read the draft 读草稿',
    path: 'getDraft',
    words: {
      en: [/Step “Read the draft 读草稿”/, /SAP Business One/, /Login failed/, /password/i],
      zh: [/步骤“Read the draft 读草稿”/, /SAP Business One/, /Login failed/, /密码/],
    },
  },
  {
    what: 'an HTTP 500 of the ERP fails the run with the system, the status and its text',
    document: readsDraft(16),
    connection: sandboxConnection,
    fault: true,
    step: 'Read the draft 读草稿',
    path: 'getDraft',
    words: {
      en: [/Step “Read the draft 读草稿”/, /SAP Business One/, /500/, /Internal server error/],
      zh: [/步骤“Read the draft 读草稿”/, /SAP Business One/, /500/, /Internal server error/],
    },
  },
];

for (const { what, document, connection, fault, step, path, words } of CASES) {
  test(what, async ({ rest, sandbox, sitDown }, info) => {
    await sandbox.reset();
    const flowId = await rest.createFlow(what, document);
    if (connection) await rest.bind(flowId, { 'sap-b1': await connection(rest) });
    await using _broken = fault
      ? await sandbox.fault('sap-b1', { kind: 'http500', match: { path: '/Drafts' }, times: 100 })
      : undefined;
    const run = await rest.run(flowId);
    expect(run.state).toBe('failed');

    for (const language of ['en', 'zh'] as const) {
      const { page, runPage } = await sitDown(undefined, language);
      await runPage.open(run.id);
      await runPage.ended('failed');
      await expect(runPage.stepRun(path)).toContainText(step);
      await expect(runPage.stepRun(path)).toHaveAttribute('data-state', 'failed');
      await expect(runPage.card(path)).toHaveAttribute('data-state', 'failed');
      for (const word of words[language]) await expect(runPage.failure).toContainText(word);
      await page.screenshot({ path: info.outputPath(`run-${language}.png`) });

      await runPage.stepRun(path).click();
      await expect(page.getByTestId('step-run-state')).toHaveAttribute('data-state', 'failed');
      for (const word of words[language]) await expect(runPage.failure).toContainText(word);
    }
  });
}

test('testing a connection with a wrong password says which settings to look at', async ({
  rest,
  sitDown,
}, info) => {
  await connectionWithWrongPassword(rest);
  const words = {
    en: { refused: /Login failed/, fields: /Password/ },
    zh: { refused: /Login failed/, fields: /密码/ },
  };
  for (const language of ['en', 'zh'] as const) {
    const { page, console: desk } = await sitDown(undefined, language);
    await page.goto('/connections');
    const row = desk.connectionRow(WRONG_PASSWORD_CONNECTION);
    await row.getByTestId('connection-test').click();
    await expect(page.getByTestId('test-failed')).toContainText(words[language].refused);
    await expect(page.getByTestId('test-fields')).toContainText(words[language].fields);
    await expect(row.getByTestId('connection-state')).toHaveAttribute('data-ok', 'false');
    await page.screenshot({ path: info.outputPath(`connection-${language}.png`) });
  }
});

test('a test run in the designer that fails leads to the field that is wrong', async ({ rest, sitDown }) => {
  const document = aFlow().manual().buildJson('order', '{{ 1 + }}', { title: 'Build order' }).build();
  const flowId = await rest.createFlow('Wrong expression, seen in the designer', document);
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  await expect(designer.problems).toHaveAttribute('data-errors', '1');
  await designer.testRun();
  await expect(designer.step('order')).toHaveAttribute('data-state', 'failed');
  const panel = page.getByTestId('run-panel');
  await expect(panel.getByTestId('failure').first()).toContainText('Step “Build order”');
  await panel.getByTestId('failure-show-step').first().click();
  await expect(page.getByTestId('side-panel')).toContainText('Build order');
  await expect(designer.field('value')).toBeVisible();
});
