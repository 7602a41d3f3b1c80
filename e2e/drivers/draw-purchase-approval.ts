/** The purchase approval drawn by hand: what a consultant drags, picks and types. */
import type { Designer } from './designer.ts';

export async function drawPurchaseApproval(designer: Designer): Promise<void> {
  await designer.drag('manual').ontoCanvas();
  await designer.drag('schedule').ontoCanvas();

  await designer.drag('sap-b1.listApprovalRequests').onto({ at: 0 });
  await designer.chooseConnection('sap-b1', /sandbox/);
  await designer.type('input.$filter', "Status eq 'arsPending' and ObjectType eq '1470000113'");

  await designer.drag('forEach').onto({ at: 1 });
  await designer.pick('items', 'steps.listApprovalRequests.body.value');

  await designer.drag('sap-b1.getDraft').onto({ inside: 'forEach', at: 0 });
  await designer.pick('input.DocEntry', 'loops.forEach.item.DraftEntry', 'DraftEntry');

  await designer.drag('initVariable').onto({ inside: 'forEach', at: 1 });
  await designer.field('name').fill('itemRows');
  await designer.chooseOption('type', /List|数组|列表/);
  await designer.fill('value', '{{ [] }}');

  await designer.drag('forEach').onto({ inside: 'forEach', at: 2 });
  await designer.fill('items', '{{ steps.getDraft.body.DocumentLines }}');

  await designer.drag('buildJson').onto({ inside: 'forEach2', at: 0 });
  await designer.addJsonField('value', 0, '品号', '{{ loops.forEach2.item.ItemCode }}');
  await designer.addJsonField('value', 1, '品名', '{{ loops.forEach2.item.ItemDescription }}');
  await designer.addJsonField('value', 2, '需求数量', '{{ toText(loops.forEach2.item.Quantity) }}');

  await designer.drag('appendToArray').onto({ inside: 'forEach2', at: 1 });
  await designer.field('name').locator('input').fill('itemRows');
  await designer.fill('value', '{{ steps.buildJson }}');

  await designer.drag('dingtalk.startApproval').onto({ inside: 'forEach', at: 3 });
  await designer.chooseConnection('dingtalk', /sandbox/);
  await designer.fill('input.processCode', 'PROC-FLOWBRIDGE-PURCHASE');
  await designer.fill('input.originatorUserId', 'manager75');
  await designer.inputMode('input.formComponentValues', /JSON/);
  const form = 'input.formComponentValues';
  await designer.addJsonField(form, 0, '来源单号', '{{ toText(loops.forEach.item.Code) }}');
  await designer.addJsonField(form, 1, '单据日期', '{{ $substring(steps.getDraft.body.DocDate, 0, 10) }}');
  await designer.addJsonField(form, 2, '申请人', '{{ steps.getDraft.body.RequesterName }}');
  await designer.addJsonField(form, 3, '备注', '{{ firstNonEmpty(steps.getDraft.body.Comments, " ") }}');
  await designer.addJsonField(form, 4, '物料表', '{{ vars.itemRows }}');

  await designer.drag('sap-b1.updateDraft').onto({ inside: 'forEach', at: 4 });
  await designer.fill('input.DocEntry', '{{ loops.forEach.item.DraftEntry }}');
  await designer.fill('input.fields.U_SyncStatus', 'Y');
}

/** Gives steps their own titles. */
export async function nameSteps(designer: Designer, titles: Record<string, string>): Promise<void> {
  for (const [key, title] of Object.entries(titles)) {
    await designer.select(key);
    await designer.settings();
    await designer.field('title').fill(title);
  }
}
