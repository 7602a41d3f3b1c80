import { AxeBuilder } from '@axe-core/playwright';
import { errors, type Page } from '@playwright/test';

/**
 * What keeps people out: axe's findings from serious on, as `rule: where`. `rules` narrows what is looked for.
 *
 * The console has no frames. Without them axe need not open a second page to put its results together (its "legacy mode"),
 * which takes a third of the time.
 */
export async function barriersOn(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await stillness(page);
  const axe = new AxeBuilder({ page }).options({ iframes: false, resultTypes: ['violations'] });
  axe.setLegacyMode(true).exclude('.monaco-editor');
  if (rules.length > 0) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, any, html }) => `${id}: ${target.join(' ')} · ${any[0]?.message ?? html}`),
    );
}

/**
 * Waits for what fades or moves to an end: colours half-way are nobody's choice. What turns for ever is let turn; what should end
 * and does not, because its page draws nothing, is waited for two seconds.
 */
async function stillness(page: Page): Promise<void> {
  const isStill = () =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      );
  await page.waitForFunction(isStill, undefined, { timeout: 2_000 }).catch((error) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
  });
}
