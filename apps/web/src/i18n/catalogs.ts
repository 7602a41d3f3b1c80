/** Where the texts are: a chunk for each language and group. Imports nothing, so that the first script may ask for them. */
export const catalogs = {
  en: {
    console: () => import('./en/console-texts.ts').then((module) => module.consoleTexts),
    designer: () => import('./en/designer-texts.ts').then((module) => module.designerTexts),
    ledger: () => import('./en/ledger-texts.ts').then((module) => module.ledgerTexts),
    packages: () => import('./en/package-texts.ts').then((module) => module.packageTexts),
    quotas: () => import('./en/quotas.ts').then(({ quotas }) => ({ quotas })),
    runs: () => import('./en/run-list-texts.ts').then((module) => module.runListTexts),
    sso: () => import('./en/sso.ts').then(({ sso }) => ({ sso })),
    tenant: () => import('./en/tenant-texts.ts').then((module) => module.tenantTexts),
  },
  zh: {
    console: () => import('./zh/console-texts.ts').then((module) => module.consoleTexts),
    designer: () => import('./zh/designer-texts.ts').then((module) => module.designerTexts),
    ledger: () => import('./zh/ledger-texts.ts').then((module) => module.ledgerTexts),
    packages: () => import('./zh/package-texts.ts').then((module) => module.packageTexts),
    quotas: () => import('./zh/quotas.ts').then(({ quotas }) => ({ quotas })),
    runs: () => import('./zh/run-list-texts.ts').then((module) => module.runListTexts),
    sso: () => import('./zh/sso.ts').then(({ sso }) => ({ sso })),
    tenant: () => import('./zh/tenant-texts.ts').then((module) => module.tenantTexts),
  },
};
