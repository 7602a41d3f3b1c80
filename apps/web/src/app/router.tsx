import { createBrowserRouter, Navigate } from 'react-router';
import { NotFoundPage } from './not-found-page.tsx';
import { PageLoading } from './page-loading.tsx';
import { RequireSession } from './require-session.tsx';
import { RouteError } from './route-error.tsx';
import { pages } from './routes.tsx';

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
        children: [
          ...inFrame.map(({ path, load }) => ({ path, lazy: load, ErrorBoundary: RouteError })),
          { path: '*', Component: NotFoundPage },
        ],
      },
      ...bare.map(({ path, load }) => ({ path, lazy: load, ErrorBoundary: RouteError })),
    ],
  },
]);
