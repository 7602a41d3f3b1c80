/** Quotas as they look nearly and wholly used up: what the product answers is changed on its way to the page, nothing in it. */
import type { Page } from '@playwright/test';
import type { Sight } from './sight.ts';

type Quotas = { runs: Record<string, unknown>; logs: Record<string, unknown> };

const READS = /\/api\/trpc\/.*tenantQuotas\.get/;

const near: Quotas = {
  runs: { perMinute: 600, lastMinute: 521, held: 0, state: 'near' },
  logs: { limit: 5e9, bytes: 4.31e9, state: 'near' },
};
const over: Quotas = {
  runs: { perMinute: 600, lastMinute: 600, held: 1_284, state: 'over' },
  logs: { limit: 5e9, bytes: 5.02e9, state: 'over' },
};

export function quotaSights(): Sight[] {
  const limits = { address: '/settings?tab=limits', ready: '[data-testid="logs-meter"]' };
  return [
    { name: 'settings-limits-near', ...limits, open: answered(near, 'logs-meter') },
    { name: 'settings-limits-over', ...limits, open: answered(over, 'runs-held') },
    {
      name: 'runs-held-by-quota',
      address: '/runs',
      ready: '[data-testid^="run-row-"]',
      open: answered(over, 'logs-over'),
    },
  ];
}

/** Reads the page again with these quotas in place of the real ones, until it is left. */
function answered(quotas: Quotas, until: string): NonNullable<Sight['open']> {
  return async (page: Page) => {
    await page.route(READS, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: withQuotas(await answer.json(), quotas) });
    });
    await page.reload();
    await page.getByTestId(until).waitFor();
    const card = page.getByTestId('quotas-card');
    if (await card.isVisible()) await card.evaluate((element) => element.scrollIntoView());
    page.once('framenavigated', () => void page.unroute(READS));
  };
}

/** The answer of one call or of a batch, wherever in it the quotas are. */
function withQuotas(answer: unknown, quotas: Quotas): unknown {
  if (Array.isArray(answer)) return answer.map((each) => withQuotas(each, quotas));
  if (typeof answer !== 'object' || answer === null) return answer;
  if ('runs' in answer && 'logs' in answer) return quotas;
  return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, withQuotas(value, quotas)]));
}
