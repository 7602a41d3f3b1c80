import { createBrowserRouter, Navigate } from 'react-router';
import { loadTexts } from '../i18n/load-language.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PageLoading } from './page-loading.tsx';
import { RequireSession } from './require-session.tsx';
import { RouteError } from './route-error.tsx';
import { type PageRoute, pages } from './routes.tsx';

const routeOf = ({ path, load, texts }: PageRoute) => ({
  path,
  lazy: async () => {
    const [page] = await Promise.all([load(), texts && loadTexts(texts)]);
    return page;
  },
  ErrorBoundary: RouteError,
});

const inFrame = pages.filter((page) => !page.bare);
const bare = pages.filter((page) => page.bare);

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: () => import('../pages/sign-in/sign-in-page.tsx'),
    HydrateFallback: PageLoading,
    ErrorBoundary: RouteError,
  },
  {
    path: '/',
    Component: RequireSession,
    HydrateFallback: PageLoading,
    ErrorBoundary: RouteError,
    children: [
      { index: true, element: <Navigate to="/flows" replace /> },
      {
        lazy: async () => ({ Component: (await import('./shell-layout.tsx')).ShellLayout }),
        ErrorBoundary: RouteError,
        children: [...inFrame.map(routeOf), { path: '*', Component: NotFoundPage }],
      },
      ...bare.map(routeOf),
    ],
  },
]);
