/** The product's main story, from an empty flow to the decided purchase request, once in each language. */

import { approverOn } from '../drivers/approver.ts';
import { drawPurchaseApproval, nameSteps } from '../drivers/draw-purchase-approval.ts';
import { demo, type Language, signIn } from '../drivers/people.ts';
import { deskOn, expect, test } from '../drivers/story.ts';

type Words = {
  title: string;
  flow: string;
  manual: RegExp;
  saved: string;
  stepTitles: Record<string, string>;
  remarks: { yes: string; no: string };
};

const WORDS: Record<Language, Words> = {
  en: {
    title:
      'a consultant draws the purchase approval, runs it, and the ERP shows what was approved and refused',
    flow: 'Purchase requests to DingTalk',
    manual: /Manual/,
    saved: 'Saved',
    stepTitles: {
      listApprovalRequests: 'Query approval requests',
      getDraft: 'Get draft',
      startApproval: 'Start approval',
      updateDraft: 'Mark as synced',
    },
    remarks: { yes: 'Needed for the autumn order', no: 'Still enough in stock' },
  },
  zh: {
    title: '顾问用中文界面画出采购审批流，运行后 ERP 显示已批准和已拒绝',
    flow: '采购申请同步到钉钉',
    manual: /手动/,
    saved: '已保存',
    stepTitles: {
      listApprovalRequests: '查询审批流',
      getDraft: '查询单个草稿单',
      startApproval: '创建审批实例',
      updateDraft: '标记已同步',
    },
    remarks: { yes: '秋季订单需要', no: '库存充足' },
  },
};

for (const language of ['en', 'zh'] as const) {
  const words = WORDS[language];

  test(words.title, async ({ page, context, sandbox, rest }, info) => {
    test.setTimeout(240_000);
    const picture = (name: string, of = page) =>
      of.screenshot({ path: info.outputPath(`${language}-${name}.png`) });
    const { console: desk, designer, runPage } = deskOn(page);
    await sandbox.reset();
    const began = new Date().toISOString();

    await test.step('sign in and make an empty flow', async () => {
      await signIn(page, demo);
      await desk.speak(language);
      await desk.newFlow(words.flow);
    });

    await test.step('draw the flow by dragging from the palette, fill it in, choose connections', async () => {
      await drawPurchaseApproval(designer);
      await nameSteps(designer, { updateDraft: words.stepTitles.updateDraft ?? '' });
      for (const [key, title] of Object.entries(words.stepTitles)) {
        await expect(designer.step(key)).toContainText(title);
      }
      await designer.saved();
      await expect(designer.saveState).toContainText(words.saved);
      await expect(designer.problems).toHaveAttribute('data-errors', '0');
      await picture('1-drawn');
    });

    const runId = await test.step('test run: every step is green', async () => {
      const id = await designer.testRun(words.manual);
      for (const key of STEPS) {
        await expect(designer.step(key)).toHaveAttribute('data-state', 'succeeded', { timeout: 30_000 });
      }
      await picture('2-test-run');
      return id;
    });

    await test.step('the run page shows drafts 16 and 17 and their items going in and coming out', async () => {
      await page.getByTestId('run-panel').locator(`a[href$="/runs/${runId}"]`).click();
      await runPage.ended('succeeded');
      for (const key of STEPS) await expect(runPage.card(key)).toHaveAttribute('data-state', 'succeeded');

      await runPage.show('listApprovalRequests');
      expect(await runPage.json('output')).toMatchObject({
        status: 200,
        body: {
          value: [
            { Code: 17, DraftEntry: 16 },
            { Code: 18, DraftEntry: 17 },
          ],
        },
      });
      await runPage.show('forEach[0]/getDraft');
      expect(await runPage.json('input')).toMatchObject({ DocEntry: 16 });
      expect(await runPage.json('output')).toMatchObject({
        body: {
          DocEntry: 16,
          DocumentLines: [
            { ItemCode: '11028', ItemDescription: '聚氯乙烯' },
            { ItemCode: '14003', ItemDescription: '聚丙烯' },
          ],
        },
      });
      await picture('3-get-draft');
      await runPage.show('forEach[0]/startApproval');
      expect(await runPage.json('input')).toMatchObject({
        formComponentValues: {
          来源单号: '17',
          物料表: [
            { 品号: '11028', 品名: '聚氯乙烯', 需求数量: '55' },
            { 品号: '14003', 品名: '聚丙烯', 需求数量: '11' },
          ],
        },
      });
      await picture('4-start-approval');
      await runPage.chooseItem('forEach', 2);
      await runPage.show('forEach[1]/getDraft');
      expect(await runPage.json('input')).toMatchObject({ DocEntry: 17 });
    });

    const approver = approverOn(await context.newPage());
    await test.step('the approver sees both requests with their items, approves one and refuses the other', async () => {
      await approver.open(language);
      await expect(approver.pending).toHaveCount(2);
      await expect(approver.approvalOf(17)).toContainText('聚氯乙烯');
      await expect(approver.approvalOf(18)).toContainText('14003');
      await picture('5-approver', approver.page);
      await approver.approve(17, words.remarks.yes);
      await approver.refuse(18, words.remarks.no);
    });

    await test.step('DingTalk calls back and the verdict flow runs twice', async () => {
      const verdictFlow = await rest.flowNamed('审批回调');
      await expect
        .poll(
          async () => {
            const runs = await rest.expectOk<{ items: { state: string }[] }>(
              'GET',
              `/runs?flowId=${verdictFlow}&from=${began}`,
            );
            return runs.items.map((run) => run.state);
          },
          { timeout: 30_000 },
        )
        .toEqual(['succeeded', 'succeeded']);
      await page.goto(`/runs?flow=${verdictFlow}`);
      await expect(desk.runRows.first()).toBeVisible();
      await picture('6-verdict-runs');
    });

    await test.step('the ERP shows draft 16 approved and draft 17 refused', async () => {
      await approver.open(language);
      await expect(approver.request(17)).toHaveAttribute('data-status', 'approved');
      await expect(approver.request(18)).toHaveAttribute('data-status', 'refused');
      await expect(approver.draft(16)).toHaveAttribute('data-status', 'approved');
      await expect(approver.draft(16)).toHaveAttribute('data-approval-status', 'Y');
      await expect(approver.draft(16)).toHaveAttribute('data-sync-status', 'Y');
      await expect(approver.draft(17)).toHaveAttribute('data-status', 'refused');
      await expect(approver.draft(17)).toHaveAttribute('data-approval-status', 'N');
      await picture('7-erp', approver.page);
    });
  });
}

const STEPS = [
  'listApprovalRequests',
  'forEach',
  'getDraft',
  'initVariable',
  'forEach2',
  'buildJson',
  'appendToArray',
  'startApproval',
  'updateDraft',
];
