/**
 * The route table. To add a page: a folder in src/pages whose module exports `Component`, one row here, its texts in
 * src/i18n/{en,zh}. Pages with `nav` stand in the navigation, in this order; `bare` pages draw their own frame.
 */
import {
  ApartmentOutlined,
  ApiOutlined,
  AppstoreOutlined,
  CodeSandboxOutlined,
  DatabaseOutlined,
  HistoryOutlined,
  ProfileOutlined,
  SettingOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import { prefetchFlow } from '../designer/prefetch-flow.ts';
import type { TextGroup } from '../i18n/load-language.ts';
import { prefetchRun } from '../pages/run/prefetch-run.ts';

export type PageRoute = {
  path: string;
  load: () => Promise<{ Component: ComponentType }>;
  nav?: {
    label: 'flows' | 'runs' | 'ledger' | 'templates' | 'connections' | 'parts' | 'variables' | 'settings';
    icon: ReactNode;
  };
  bare?: boolean;
  /** Asks for what the page will read while its scripts are still loading. */
  prefetch?: (params: Readonly<Record<string, string | undefined>>, search: URLSearchParams) => void;
  /** Texts the page needs beside those of every page. */
  texts?: TextGroup;
};

export const pages: PageRoute[] = [
  {
    path: 'flows',
    load: () => import('../pages/flows/flows-page.tsx'),
    nav: { label: 'flows', icon: <ApartmentOutlined /> },
  },
  {
    path: 'runs',
    load: () => import('../pages/runs/runs-page.tsx'),
    nav: { label: 'runs', icon: <HistoryOutlined /> },
    texts: 'runs',
  },
  {
    path: 'ledger',
    load: () => import('../pages/ledger/ledger-page.tsx'),
    nav: { label: 'ledger', icon: <DatabaseOutlined /> },
    texts: 'ledger',
  },
  {
    path: 'templates',
    load: () => import('../pages/templates/templates-page.tsx'),
    nav: { label: 'templates', icon: <AppstoreOutlined /> },
    texts: 'designer',
  },
  {
    path: 'templates/upgrades',
    load: () => import('../pages/upgrades/upgrades-page.tsx'),
    texts: 'designer',
  },
  {
    path: 'templates/upgrades/batch',
    load: () => import('../pages/upgrades/batch/batch-page.tsx'),
    texts: 'designer',
  },
  {
    path: 'templates/upgrades/:flowId',
    load: () => import('../pages/upgrades/upgrade-page.tsx'),
    texts: 'designer',
  },
  {
    path: 'connections',
    load: () => import('../pages/connections/connections-page.tsx'),
    nav: { label: 'connections', icon: <ApiOutlined /> },
    texts: 'designer',
  },
  {
    path: 'parts',
    load: () => import('../pages/parts/parts-page.tsx'),
    nav: { label: 'parts', icon: <CodeSandboxOutlined /> },
    texts: 'designer',
  },
  {
    path: 'variables',
    load: () => import('../pages/variables/variables-page.tsx'),
    nav: { label: 'variables', icon: <ProfileOutlined /> },
    texts: 'tenant',
  },
  {
    path: 'settings',
    load: () => import('../pages/settings/settings-page.tsx'),
    nav: { label: 'settings', icon: <SettingOutlined /> },
    texts: 'tenant',
  },
  {
    path: 'runs/:runId',
    load: () => import('../pages/run/run-page.tsx'),
    texts: 'designer',
    prefetch: ({ runId = '' }, search) => prefetchRun(runId, search),
  },
  {
    path: 'templates/:templateId/create',
    load: () => import('../pages/wizard/create-page.tsx'),
    texts: 'designer',
  },
  {
    path: 'flows/:flowId/configure',
    load: () => import('../pages/wizard/configure-page.tsx'),
    texts: 'designer',
  },
  { path: 'flows/:flowId/clone', load: () => import('../pages/clone/clone-page.tsx'), texts: 'designer' },
  { path: 'parts/:partId', load: () => import('../pages/parts/part-page.tsx'), texts: 'designer' },
  {
    path: 'variables/tables/:table',
    load: () => import('../pages/variables/table-page.tsx'),
    texts: 'tenant',
  },
  { path: 'ledger/:dataset', load: () => import('../pages/ledger/dataset-page.tsx'), texts: 'ledger' },
  {
    path: 'flows/:flowId',
    load: () => import('../designer/designer-page.tsx'),
    bare: true,
    texts: 'designer',
    prefetch: ({ flowId = '' }) => prefetchFlow(flowId),
  },
];
