/** Creating, configuring and cloning flows without the canvas. */
import { aFlow } from '@flowbridge/flow';
import { choose, chooseFromMenu } from '../drivers/ant.ts';
import { operator } from '../drivers/people.ts';
import { productUrl } from '../drivers/product-url.ts';
import type { Rest } from '../drivers/rest.ts';
import { expect, test } from '../drivers/story.ts';
import { wizardOn } from '../drivers/wizard.ts';

/** A caller with questions of every kind, and the flow it calls: that maps a record and would write it to SAP. */
async function aFamily(rest: Rest, name: string): Promise<{ caller: string; called: string }> {
  const called = await rest.createFlow(
    `${name} draft`,
    aFlow()
      .manual({
        type: 'object',
        fields: [
          { key: 'docEntry', required: true, schema: { type: 'integer' } },
          { key: 'remark', schema: { type: 'text' } },
        ],
      })
      .mapFields(
        'mapped',
        '{{ trigger.body }}',
        [{ target: 'entry', type: 'integer', source: { kind: 'path', path: 'docEntry' } }],
        {
          key: 'mapped',
          targetSchema: {
            type: 'object',
            fields: [
              { key: 'entry', schema: { type: 'integer' } },
              { key: 'remark', schema: { type: 'text' } },
            ],
          },
        },
      )
      .action(
        'sap-b1',
        'updateDraft',
        { DocEntry: '{{ steps.mapped.entry }}', fields: { U_SyncStatus: '{{ steps.mapped.remark }}' } },
        { key: 'write' },
      )
      .build(),
  );
  const caller = await rest.createFlow(
    name,
    aFlow()
      .manual()
      .parameter('note', 'text', { label: 'Note to write', required: true, help: 'One letter.' })
      .parameter('entry', 'integer', { label: 'Draft number', default: 16 })
      .parameter('rate', 'number', { label: 'Rate', default: 1.5 })
      .parameter('strict', 'boolean', { label: 'Strict' })
      .parameter('extra', 'json', { label: 'Extra' })
      .parameter('mode', 'choice', {
        label: 'Mode',
        choices: [
          { value: 'fast', label: 'Fast' },
          { value: 'safe', label: 'Safe' },
        ],
      })
      .buildJson('asked', '{{ [params.rate, params.strict, params.extra, params.mode] }}')
      .callFlow('write', called, { docEntry: '{{ params.entry }}', remark: '{{ params.note }}' })
      .build(),
  );
  return { caller, called };
}

/** A second connection to the sandbox's SAP: with a single one the wizard would choose it by itself. */
const anotherSap = (rest: Rest, name: string) =>
  rest.expectOk<{ id: string }>('POST', '/connections', {
    connectorKey: 'sap-b1',
    name,
    variables: {
      serviceUrl: `${productUrl()}/sandbox/sap-b1/b1s/v1`,
      companyDb: 'SBODEMOCN',
      userName: 'manager',
    },
    secrets: { password: 'flowbridge-sap' },
  });

test('two flows that were never published are configured, tried, repaired, published and run without the canvas', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  await sandbox.reset();
  const written = () => sandbox.writes('sap-b1', '"U_SyncStatus":"Z"');
  const { caller, called } = await aFamily(rest, 'Written back');
  await anotherSap(rest, 'SAP of somebody else');
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await page.goto('/flows?search=Written%20back');
  await page.getByRole('button', { name: 'Actions for Written back', exact: true }).click();
  await chooseFromMenu(page, 'Configure');
  await wizard.shows('connections');
  await wizard.goTo('parameters');
  await page.getByTestId('wizard-next').click();
  await wizard.shows('mapping');

  await wizard.goTo('publish');
  await wizard.publish();
  await expect(wizard.problems).toContainText('Written back draft');
  await expect(wizard.problems).toContainText('needs a connection to SAP Business One');
  await expect(wizard.problems).toContainText('“Note to write” needs a value.');
  await page.getByTestId('repair-connectionMissing').click();
  await wizard.shows('connections');
  await choose(page, page.getByTestId('template-connection-sap-b1'), 'sandbox');

  await wizard.next('parameters');
  await page.getByTestId('parameter-note').fill('Z');
  await page.getByTestId('parameter-extra').fill('{ "a": ');
  await page.getByTestId('wizard-next').click();
  await expect(page.getByText('this is not valid JSON')).toBeVisible();
  await page.getByTestId('parameter-extra').fill('{ "a": [1, 2] }');
  await page.getByTestId('parameter-strict').click();
  await choose(page, page.getByTestId('parameter-mode'), 'Safe');
  await wizard.next('mapping');
  const { bindings } = await rest.expectOk<{ bindings: unknown }>('GET', `/flows/${caller}`);
  expect(bindings).toEqual({
    connections: {},
    parameters: { note: 'Z', strict: true, extra: { a: [1, 2] }, mode: 'safe' },
  });

  await page.getByTestId('edit-mapped').click();
  await page.getByTestId('auto-map').click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Add \d+ rows?$/ })
    .click();
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  await expect
    .poll(async () => JSON.stringify(await rest.expectOk('GET', `/flows/${called}`)))
    .toContain('"path":"remark"');

  await wizard.next('try');
  await wizard.dryRun();
  await expect(wizard.requests).toHaveCount(1);
  await expect(wizard.requests).toContainText('PATCH');
  await expect(wizard.requests).toContainText('Drafts(16)');
  await expect(wizard.requests).toContainText('"U_SyncStatus": "Z"');
  expect(await written()).toEqual([]);

  await wizard.next('publish');
  await page.getByTestId('wizard-name').fill('Written back, for real');
  await wizard.publish();
  await expect(wizard.made).toContainText([
    /Written back draft.*Version 1/,
    /Written back, for real.*Version 1/,
  ]);
  await wizard.runOnce();
  expect(await written()).toEqual(['PATCH /Drafts(16)']);

  await wizard.goTo('try');
  await choose(page, page.getByTestId('try-flow'), 'Written back draft');
  await page.getByTestId('last-record').click();
  await expect(page.getByTestId('test-field-docEntry')).toHaveValue('16');
  await page.getByTestId('test-field-docEntry').fill('17');
  await wizard.dryRun();
  await expect(wizard.requests).toContainText('Drafts(17)');
  expect(await written()).toHaveLength(1);
});

test('a problem of a step is repaired in place, and a colleague’s edit of the draft stops the publishing', async ({
  rest,
  sitDown,
}) => {
  const flowId = await rest.createFlow(
    'Repaired in place',
    aFlow().manual().action('sap-b1', 'getDraft', {}, { key: 'read', title: 'Read a draft' }).build(),
  );
  await rest.bind(flowId, { 'sap-b1': await rest.connectionOf('sap-b1') });
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await wizard.configure(flowId, 'publish');
  await wizard.publish();
  await expect(wizard.problems).toContainText('Read a draft');
  await wizard.problems.getByRole('button', { name: 'Repair' }).first().click();
  const form = page.getByTestId('repair-form');
  await form
    .locator('[data-field-row="input.DocEntry"]')
    .locator('input, [contenteditable]')
    .first()
    .fill('16');
  await page.keyboard.press('Tab');
  await expect
    .poll(async () => JSON.stringify(await rest.expectOk('GET', `/flows/${flowId}`)))
    .toContain('"DocEntry":16');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);

  const { document, revision } = await rest.expectOk<{ document: object; revision: number }>(
    'GET',
    `/flows/${flowId}`,
  );
  const notes = [{ id: 'n1', text: 'by a colleague', x: 0, y: 0 }];
  await rest.expectOk('PUT', `/flows/${flowId}/draft`, { document: { ...document, notes }, revision });
  await wizard.publish();
  await expect(page.getByTestId('publish-refused')).toContainText('Somebody else changed this');
  await wizard.publish();
  await expect(wizard.made).toHaveCount(1);
});

test('what was chosen survives a reload, makes nothing yet, and is not saved over a colleague’s choice', async ({
  rest,
  sitDown,
}) => {
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  const count = async () =>
    (await rest.expectOk<{ items: unknown[] }>('GET', '/flows?limit=200')).items.length;
  const before = await count();
  await page.goto('/templates');
  await page.getByTestId('use-template-T05').click();
  await wizard.next('parameters');
  await page.getByTestId('use-sandbox-values').click();
  await expect(page.getByTestId('parameter-processCode')).toHaveValue('PROC-FLOWBRIDGE-PURCHASE');
  await page.getByTestId('parameter-originatorUserId').fill('somebody');
  await page.reload();
  await wizard.shows('parameters');
  await expect(page.getByTestId('parameter-originatorUserId')).toHaveValue('somebody');
  expect(await count()).toBe(before);
  await page.getByTestId('wizard-back').click();
  await wizard.shows('connections');

  const { caller } = await aFamily(rest, 'Two at once');
  await wizard.configure(caller, 'parameters');
  await page.getByTestId('parameter-note').fill('mine');
  await rest.expectOk('PUT', `/flows/${caller}/bindings`, {
    connections: {},
    parameters: { note: 'theirs' },
  });
  await page.getByTestId('wizard-next').click();
  await expect(page.getByTestId('choices-refused')).toContainText('Nothing was saved');
  await page.getByTestId('use-present').click();
  await expect(page.getByTestId('parameter-note')).toHaveValue('theirs');
});

test('one step uses another connection than the rest', async ({ rest, sitDown }) => {
  const own = await anotherSap(rest, 'SAP branch');
  const document = aFlow()
    .manual()
    .action('sap-b1', 'listDrafts', {}, { key: 'here' })
    .action('sap-b1', 'listDrafts', {}, { key: 'there' })
    .build();
  const there = Object.values(document.steps).find(({ key }) => key === 'there')?.id ?? '';
  const flowId = await rest.createFlow('Two account sets', document);
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await wizard.configure(flowId);
  await choose(page, page.getByTestId('template-connection-sap-b1'), 'sandbox');
  await page.getByTestId('different-sap-b1-open').click();
  await choose(page, page.getByTestId(`different-${there}`), 'SAP branch');
  // No questions are asked: the step of the parameters is passed.
  await page.getByTestId('wizard-next').click();
  await expect(page.locator('section[data-testid="wizard-connections"]')).toHaveCount(0);
  const stored = await rest.expectOk<{ bindings: { connections: unknown } }>('GET', `/flows/${flowId}`);
  await expect(page.getByTestId('wizard-step-parameters')).toContainText('Nothing to decide');
  expect(stored.bindings.connections).toEqual({
    'sap-b1': await rest.connectionOf('sap-b1'),
    [there]: own.id,
  });
});

test('a family is cloned for another account set and published; the originals stay as they are', async ({
  rest,
  sandbox,
  sitDown,
}) => {
  await sandbox.reset();
  const { caller, called } = await aFamily(rest, 'Set A');
  const sap = await rest.connectionOf('sap-b1');
  const other = await anotherSap(rest, 'SAP set B');
  await rest.bind(called, { 'sap-b1': sap });
  await rest.expectOk('PUT', `/flows/${caller}/bindings`, { connections: {}, parameters: { note: 'A' } });
  const { page } = await sitDown();
  const wizard = wizardOn(page);
  await page.goto('/flows?search=Set%20A');
  await page.getByRole('button', { name: 'Actions for Set A', exact: true }).click();
  await chooseFromMenu(page, 'Clone for another account set');
  await page.getByTestId('clone-start').click();
  await expect(page.getByText('so that the clones can be told')).toBeVisible();
  await page.getByTestId('clone-suffix').fill(' (B)');
  await expect(page.getByTestId('clone-names')).toContainText('Set A draft (B)');
  await choose(page, page.getByTestId(`clone-connection-${sap}`), 'SAP set B');
  await page.getByTestId('parameter-entry').fill('17');
  await page.getByTestId('clone-start').click();
  await wizard.shows('publish');
  await wizard.publish();
  await expect(wizard.made).toContainText([/Set A draft \(B\)/, /Set A \(B\)/]);
  await wizard.runOnce();
  expect(await sandbox.writes('sap-b1')).toEqual(['PATCH /Drafts(17)']);
  const clone = /flows\/([^/]+)\/configure/.exec(page.url())?.[1] ?? '';
  const { flows } = await rest.expectOk<{ flows: { id: string; bindings: object }[] }>(
    'GET',
    `/flows/${clone}/family`,
  );
  expect(flows.map(({ bindings }) => bindings)).toEqual([
    { connections: {}, parameters: { note: 'A', entry: 17 } },
    { connections: { 'sap-b1': other.id }, parameters: {} },
  ]);
  expect(flows.some(({ id }) => id === called)).toBe(false);
  const original = await rest.expectOk<{ bindings: object }>('GET', `/flows/${caller}`);
  expect(original.bindings).toEqual({ connections: {}, parameters: { note: 'A' } });
});

test('a call led to another flow keeps what fits and says what was dropped', async ({ rest, sitDown }) => {
  const asking = (fields: Record<string, 'text' | 'integer'>) =>
    aFlow()
      .manual({
        type: 'object',
        fields: Object.entries(fields).map(([key, type]) => ({ key, schema: { type } })),
      })
      .buildJson('made', 'yes')
      .build();
  const first = await rest.createFlow('Called first', asking({ order: 'text', count: 'text' }));
  const second = await rest.createFlow('Called instead', asking({ order: 'text', count: 'integer' }));
  for (const id of [first, second]) await rest.publish(id);
  const flowId = await rest.createFlow(
    'Calls another one',
    aFlow().manual().callFlow('call', first, { order: 'A-1', count: 'many' }).build(),
  );
  const { page, designer } = await sitDown();
  await designer.open(flowId);
  await designer.select('call');
  await choose(page, page.getByTestId('field-flow'), 'Called instead');
  await expect(page.getByTestId('dropped-inputs')).toContainText(
    '“count”: the new flow asks for another type',
  );
  await expect.poll(() => rest.onlyConfig(flowId)).toEqual({ flow: second, input: { order: 'A-1' } });
});

test('an operator looks and tries out, and changes nothing', async ({ rest, sitDown }) => {
  const { caller, called } = await aFamily(rest, 'For operators');
  await rest.bind(called, { 'sap-b1': await rest.connectionOf('sap-b1') });
  await rest.expectOk('PUT', `/flows/${caller}/bindings`, { connections: {}, parameters: { note: 'O' } });
  const { page } = await sitDown(operator, 'zh');
  const wizard = wizardOn(page);
  await wizard.configure(caller);
  const rights = page.getByTestId('wizard-rights');
  await expect(rights).toContainText('您当前的角色是运维人员');
  await expect(rights).toContainText('可以查看每个步骤、试运行，并在发布后运行流。');
  await expect(rights).toContainText('连接、参数、映射和发布由开发人员修改。');
  await wizard.next('parameters');
  await expect(page.getByTestId('parameter-note')).toBeDisabled();
  await wizard.goTo('try');
  await wizard.dryRun();
  await expect(wizard.requests).toContainText('将发送');
  await wizard.goTo('publish');
  await expect(page.locator('button[data-testid="wizard-publish"]')).toBeDisabled();
});
