import type { Page } from '@playwright/test';

/** What is looked at: an address, what stands there once it is read, and what is opened then. */
export type Sight = {
  /** Unique; also the name of its picture. */
  name: string;
  address: string;
  /** Selector of what is there once the page is read. */
  ready: string;
  open?: (page: Page) => Promise<void>;
};
