/** Where the texts are: a chunk for each language and group. Imports nothing, so that the first script may ask for them. */
export const catalogs = {
  en: {
    bulk: () => import('./en/bulk.ts').then(({ bulk }) => ({ bulk })),
    console: () => import('./en/console-texts.ts').then((module) => module.consoleTexts),
    designer: () => import('./en/designer-texts.ts').then((module) => module.designerTexts),
    ledger: () => import('./en/ledger.ts').then(({ ledger }) => ({ ledger })),
    packages: () => import('./en/packages.ts').then(({ packages }) => ({ packages })),
    quotas: () => import('./en/quotas.ts').then(({ quotas }) => ({ quotas })),
    sso: () => import('./en/sso.ts').then(({ sso }) => ({ sso })),
    tenant: () => import('./en/tenant-texts.ts').then((module) => module.tenantTexts),
  },
  zh: {
    bulk: () => import('./zh/bulk.ts').then(({ bulk }) => ({ bulk })),
    console: () => import('./zh/console-texts.ts').then((module) => module.consoleTexts),
    designer: () => import('./zh/designer-texts.ts').then((module) => module.designerTexts),
    ledger: () => import('./zh/ledger.ts').then(({ ledger }) => ({ ledger })),
    packages: () => import('./zh/packages.ts').then(({ packages }) => ({ packages })),
    quotas: () => import('./zh/quotas.ts').then(({ quotas }) => ({ quotas })),
    sso: () => import('./zh/sso.ts').then(({ sso }) => ({ sso })),
    tenant: () => import('./zh/tenant-texts.ts').then((module) => module.tenantTexts),
  },
};
