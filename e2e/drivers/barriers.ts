import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

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
  await page.evaluate(async () => {
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    const enough = performance.now() + 2_000;
    // The end of one begins another at times.
    while (performance.now() < enough && moving().length > 0) {
      const ended = Promise.allSettled(moving().map(({ finished }) => finished));
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 200))]);
    }
  });
}
