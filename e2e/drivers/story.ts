/** The test function of this suite: everything a story needs, already pointed at the running product. */
import { test as base, type Page } from '@playwright/test';
import { type Approver, approverOn } from './approver.ts';
import { type Console, consoleOn } from './console.ts';
import { type Designer, designerOn } from './designer.ts';
import { type Ledger, ledgerOn } from './ledger.ts';
import { demo, type Language, type Person, visitAs } from './people.ts';
import { productUrl } from './product-url.ts';
import { type Rest, restOf } from './rest.ts';
import { type RunPage, runPageOn } from './run-page.ts';
import { type Sandbox, sandboxOf } from './sandbox.ts';
import { type Versions, versionsOn } from './versions.ts';

/** Everything on one page, by the names the stories use. */
export type Desk = {
  page: Page;
  console: Console;
  designer: Designer;
  runPage: RunPage;
  ledger: Ledger;
  approver: Approver;
  versions: Versions;
};

export const deskOn = (page: Page): Desk => ({
  page,
  console: consoleOn(page),
  designer: designerOn(page),
  runPage: runPageOn(page),
  ledger: ledgerOn(page),
  approver: approverOn(page),
  versions: versionsOn(page),
});

type Fixtures = {
  rest: Rest;
  sandbox: Sandbox;
  /** A signed-in browser; closed at the end of the test. */
  sitDown: (person?: Person, language?: Language) => Promise<Desk>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names a fixture needs from this pattern
  baseURL: async ({}, use) => use(productUrl()),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  rest: async ({}, use) => use(restOf(productUrl())),
  // biome-ignore lint/correctness/noEmptyPattern: see above
  sandbox: async ({}, use) => use(sandboxOf(productUrl())),
  sitDown: async ({ browser }, use) => {
    const visits: AsyncDisposable[] = [];
    await use(async (person = demo, language = 'en') => {
      const visit = await visitAs({ browser, url: productUrl(), person, language });
      visits.push(visit);
      return deskOn(visit.page);
    });
    for (const visit of visits) await visit[Symbol.asyncDispose]();
  },
});

export { expect } from '@playwright/test';
