/** Special prices as a consultant meets them: the template, a quotation in the sandbox, the price in the ERP. */
import { demo, type Language } from '../drivers/people.ts';
import { expect, test } from '../drivers/story.ts';
import { templatesOn } from '../drivers/templates.ts';
import { wizardOn } from '../drivers/wizard.ts';

type Words = {
  title: string;
  card: string;
  begins: string;
  step: string;
  help: string;
  partner: string;
  flow: string;
};

const WORDS: Record<Language, Words> = {
  en: {
    title:
      'a consultant looks at the price template, hands in a quotation, agrees, and finds the price in the ERP',
    card: 'DingTalk price approval → special prices',
    begins: 'Price approval finished',
    step: 'Get special price',
    help: 'May stand in the table or beside it.',
    partner: 'Control: business partner',
    flow: '特殊价格',
  },
  zh: {
    title: '顾问查看价格模板，在沙箱提交报价并同意，ERP 中出现特殊价格',
    card: '钉钉基础数据审批→特殊价格',
    begins: '价格审批结束回调',
    step: '查询特殊价格',
    help: '可在明细内，也可在明细外。',
    partner: '控件：业务伙伴代码',
    flow: '特殊价格',
  },
};

for (const language of ['en', 'zh'] as const satisfies Language[]) {
  const words = WORDS[language];

  test(words.title, async ({ rest, sandbox, sitDown }) => {
    await sandbox.reset();
    const { page, runPage, approver } = await sitDown(demo, language);
    const templates = templatesOn(page);

    await test.step('the template: its card, its canvas, its questions with their help', async () => {
      await templates.open('shipped');
      const card = templates.card(words.card);
      await expect(card).toContainText('SAP Business One');
      // The card shows where the flow begins, in the reader's language, and opens the whole canvas.
      const picture = page.getByTestId('picture-T07');
      const drawn = await picture.locator('img').getAttribute('src');
      expect(decodeURIComponent(drawn ?? '')).toContain(words.begins);
      await picture.click();
      await expect(page.getByTestId('template-canvas')).toContainText(words.step);
      await page.keyboard.press('Escape');
      await page.getByTestId('use-template-T07').click();
      const wizard = wizardOn(page);
      await wizard.next('parameters');
      const questions = page.locator('section[data-testid="wizard-parameters"]');
      await expect(questions).toContainText(words.partner);
      await expect(questions).toContainText(words.help);
    });

    const flowId = await rest.flowNamed(words.flow);
    const before = new Set((await rest.runsOf(flowId)).map(({ id }) => id));
    await test.step('the sandbox: hand in a quotation, agree to it', async () => {
      await approver.open(language);
      await page.getByTestId('hand-in-quotation').click();
      await expect(approver.pending).toHaveCount(1);
      await expect(approver.pending).toContainText('102040001');
      await approver.pending.locator('[data-testid^="approve-"]').click();
      await expect(approver.pending).toHaveCount(0);
    });

    await test.step('the run is green, and its canvas shows what was written', async () => {
      const fresh = async () => (await rest.runsOf(flowId)).find(({ id }) => !before.has(id));
      await expect.poll(async () => (await fresh())?.state).toBe('succeeded');
      await runPage.open((await fresh())?.id ?? '');
      await runPage.ended('succeeded');
      // The turn with the failed look-up is shown first.
      await expect(runPage.stepRun('eachPrice[1]/createPrice')).toHaveAttribute('data-state', 'succeeded');
      await runPage.chooseItem('eachPrice', 1);
      await runPage.show('eachPrice[0]/updatePrice');
      expect(await runPage.json('input')).toMatchObject({
        objType: 'SpecialPrices',
        fields: { Price: 123 },
        replaceCollections: true,
      });
    });

    await test.step('the ERP has both prices, the old period beside the new one', async () => {
      await approver.open(language);
      const changed = page.getByTestId('erp-price-C100056-102040001');
      await expect(changed).toContainText('2024-01-01 – 2024-12-31: 118');
      await expect(changed).toContainText('2026-01-01 – 2026-12-31: 123');
      await expect(page.getByTestId('erp-price-C100056-11028')).toContainText('2026-01-01 – 2026-06-30: 205');
    });
  });
}
