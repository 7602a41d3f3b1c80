/** The 简体中文 texts, by area of the console. One file per area. */
import type { Catalog } from '../catalog.ts';
import type { en } from '../en/index.ts';
import { bulk } from './bulk.ts';
import { consoleTexts } from './console-texts.ts';
import { designerTexts } from './designer-texts.ts';
import { quotas } from './quotas.ts';
import { sso } from './sso.ts';
import { tenantTexts } from './tenant-texts.ts';

export const zh: Catalog<typeof en> = {
  ...consoleTexts,
  ...designerTexts,
  ...tenantTexts,
  bulk,
  quotas,
  sso,
};
