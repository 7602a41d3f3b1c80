import { useRouteError } from 'react-router';
import { CrashReport } from './crash-report.tsx';

/** A page that threw while loading or rendering; the rest of the console goes on. */
export function RouteError() {
  const error = useRouteError();
  return <CrashReport error={error} onRetry={() => window.location.reload()} />;
}
