/** The sandbox's page: what lies in the ERP, and the person who decides in DingTalk. */
import { expect, type Page } from '@playwright/test';
import type { Language } from './people.ts';

export type Approver = ReturnType<typeof approverOn>;

/** Works on a tab of its own, so that the console stays open beside it. */
export function approverOn(page: Page) {
  const pending = page.locator('[data-testid^="instance-"][data-status="running"]');

  /** The waiting approval whose form names the approval request `source` as 来源单号. */
  const approvalOf = (source: number) => pending.filter({ hasText: new RegExp(`来源单号\\s*${source}`) });

  async function decide(source: number, verdict: 'approve' | 'refuse', remark: string): Promise<void> {
    const card = approvalOf(source);
    await card.locator('[data-testid^="remark-"]').fill(remark);
    await card.locator(`[data-testid^="${verdict}-"]`).click();
    await expect(approvalOf(source)).toHaveCount(0);
  }

  return {
    page,
    pending,
    approvalOf,
    async open(language: Language): Promise<void> {
      await page.goto(`/sandbox/?lang=${language}`);
      await page.getByTestId('approver-console').waitFor();
    },
    approve: (source: number, remark: string) => decide(source, 'approve', remark),
    refuse: (source: number, remark: string) => decide(source, 'refuse', remark),
    draft: (entry: number) => page.getByTestId(`erp-draft-${entry}`),
    request: (code: number) => page.getByTestId(`erp-approval-${code}`),
  };
}
