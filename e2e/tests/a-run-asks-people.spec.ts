/** Calls were sent and never answered. An operator looks, and says of each what became of it; then the run goes on. */
import { aFlow, type FlowDocument } from '@flowbridge/flow';
import { type BrokenLine, brokenLine } from '../drivers/broken-line.ts';
import type { Rest } from '../drivers/rest.ts';
import { runQuestionsOn } from '../drivers/run-questions.ts';
import { runUntilItAsks } from '../drivers/run-until-it-asks.ts';
import { expect, test } from '../drivers/story.ts';

const book = (line: BrokenLine, path: string, key: string, title: string) =>
  [
    'http',
    'request',
    { url: `${line.url}/${path}`, method: 'POST', bodyType: 'json', body: { order: path } },
    { key, title, onUnknown: { policy: 'ask' } },
  ] as const;

/** Two bookings side by side, and what both gave. */
const sideBySide = (line: BrokenLine) =>
  aFlow()
    .manual()
    .parallel([
      { id: 'left', body: (lane) => lane.action(...book(line, 'ledger', 'ledger', 'Book in the ledger')) },
      { id: 'right', body: (lane) => lane.action(...book(line, 'stock', 'stock', 'Book the stock')) },
    ])
    .buildJson('result', { ledger: '{{ steps.ledger.body }}', stock: '{{ steps.stock.body }}' })
    .build();

/** Three orders at once. */
const inALoop = (line: BrokenLine) =>
  aFlow()
    .manual()
    .forEach(
      'orders',
      '{{ ["a", "b", "c"] }}',
      (body) => body.action(...book(line, '{{ loops.orders.item }}', 'post', 'Post the order')),
      { title: 'Each order', concurrency: 3, collect: '{{ steps.post.body }}' },
    )
    .buildJson('result', '{{ steps.orders.items }}')
    .build();

const asking = async (rest: Rest, name: string, document: FlowDocument): Promise<string> =>
  runUntilItAsks(rest, await rest.createFlow(name, document));

test('two questions are answered differently, one leads to the next, and the run succeeds', async ({
  rest,
  sitDown,
}) => {
  await using line = await brokenLine();
  const run = await asking(rest, 'Asks twice', sideBySide(line));
  const { page, runPage } = await sitDown();
  await page.goto('/runs');
  const note = page.getByTestId(`run-row-${run}`).getByTestId('wait-note');
  await expect(note).toContainText('2 questions');
  await expect(note).toContainText('next: ledger');

  await runPage.open(run);
  const questions = runQuestionsOn(page);
  await expect(questions.count).toContainText('2 questions are open');
  await questions.shows('ledger');
  await expect(questions.panel).toContainText('Did “Book in the ledger” happen?');
  await expect(runPage.card('ledger')).toHaveAttribute('data-asks', 'next');
  await expect(runPage.card('stock')).toContainText('1 open · 0 answered');
  await expect(runPage.stepRun('ledger')).toContainText('next');

  await page.getByTestId('decide-happened').click();
  await page.getByTestId('decide-output').fill('{ "body": ');
  await expect(page.getByTestId('decide-fault')).toContainText('This is no JSON');
  await expect(questions.confirm).toBeDisabled();
  await page.getByTestId('decide-output').fill('{ "body": { "booked": "by hand" } }');
  await questions.confirm.click();

  await questions.shows('stock');
  await expect(questions.panel.getByRole('heading')).toBeFocused();
  await expect(questions.count).toContainText('1 question is open');
  await expect(questions.count).toContainText('1 answered');
  await expect(questions.tab('ledger')).toContainText('It happened');
  await expect(runPage.stepRun('ledger')).toContainText('It happened');
  await expect(runPage.card('stock')).toHaveAttribute('data-asks', 'next');
  await expect(runPage.card('ledger')).toContainText('0 open · 1 answered');

  await questions.answer('repeat');
  await runPage.ended('succeeded');
  await expect(page.getByTestId('questions')).toHaveCount(0);
  expect(line.calls()).toEqual(['/ledger', '/stock', '/stock']);
  expect(await rest.expectOk('GET', `/runs/${run}`)).toMatchObject({
    output: { ledger: { booked: 'by hand' }, stock: { booked: '/stock' } },
    decisions: [
      { path: 'stock', decision: 'repeat' },
      { path: 'ledger', decision: 'happened' },
    ],
  });
  await runPage.show('ledger');
  await expect(page.getByTestId('decided-note')).toContainText('“It happened”');
  await expect(page.getByTestId('answered-stock')).toContainText('Do it again');
});

test('in a loop each item asks; by keyboard, in Chinese', async ({ rest, sitDown }) => {
  await using line = await brokenLine();
  const run = await asking(rest, '循环询问', inALoop(line));
  const { page, runPage } = await sitDown(undefined, 'zh');
  await runPage.open(run);
  const questions = runQuestionsOn(page);
  await expect(questions.count).toContainText('还有 3 个问题待回答');
  await questions.shows('orders[0]/post');
  await expect(questions.panel).toContainText('“Each order”第 1 项');
  await expect(runPage.card('post')).toContainText('待回答 3');
  await expect(runPage.stepRun('orders')).toContainText('? 3');

  await page.keyboard.press('q');
  await expect(runPage.stepRun('orders[0]/post')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('q');
  await questions.shows('orders[1]/post');
  await expect(runPage.stepRun('orders[1]/post')).toHaveAttribute('aria-current', 'true');
  await questions.tab('orders[1]/post').focus();
  await page.keyboard.press('ArrowRight');
  await questions.shows('orders[2]/post');
  await expect(questions.tab('orders[2]/post')).toBeFocused();

  await page.getByTestId('decide-happened').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('decide-output').fill('{ "body": { "booked": "手工" } }');
  await questions.confirm.focus();
  await page.keyboard.press('Enter');
  await questions.shows('orders[0]/post');
  await expect(questions.count).toContainText('已回答 1 个');

  await questions.answer('repeat');
  await questions.shows('orders[1]/post');
  await questions.answer('repeat');
  await runPage.ended('succeeded');
  expect(line.calls()).toEqual(['/a', '/a', '/b', '/b', '/c']);
  expect(await rest.expectOk('GET', `/runs/${run}`)).toMatchObject({
    output: [{ booked: '/a' }, { booked: '/b' }, { booked: '手工' }],
  });
});

test('whoever answers what a colleague has just answered is told so, and led to what is still open', async ({
  rest,
  sitDown,
}) => {
  await using line = await brokenLine();
  const run = await asking(rest, 'Asked at once', sideBySide(line));
  const { page, runPage } = await sitDown();
  const questions = runQuestionsOn(page);
  await runPage.open(run);
  await questions.shows('ledger');
  await page.getByTestId('decide-repeat').click();
  await questions.dialog.waitFor();
  await rest.expectOk('POST', `/runs/${run}/decide`, { path: 'ledger', decision: 'fail' });
  const already = page.getByTestId('decided-already');
  await expect(already).toContainText('has answered this question already: “It failed”');
  await questions.confirm.click();
  await questions.shows('stock');

  // Nothing of the colleague's last answer is heard here before one's own is sent.
  await page.getByTestId('decide-happened').click();
  await page.route('**/trpc/**', (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  );
  await rest.expectOk('POST', `/runs/${run}/decide`, { path: 'stock', decision: 'repeat' });
  await questions.confirm.click();
  await expect(already).toContainText('has answered this question already: “Do it again”');
  await page.unrouteAll();
  await questions.confirm.click();
  await expect(questions.dialog).toBeHidden();
  await runPage.ended('failed');
});
