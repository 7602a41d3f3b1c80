import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useTRPC } from '../../server/trpc.ts';
import { backTo, readTrail, type TrailStop } from './trail-address.ts';
import './trail.css';

/** The flows one came through, each a way back to the step that was left there. */
export function FlowTrail() {
  const { t } = useTranslation('picker');
  const [params] = useSearchParams();
  const trail = readTrail(params);
  if (trail.length === 0) return null;
  return (
    <nav className="flow-trail" aria-label={t('trail.label')} data-testid="flow-trail">
      <ol>
        {trail.map((stop, index) => (
          <li key={`${stop.flowId}.${stop.stepId}`}>
            <TrailLink stop={stop} to={backTo(trail, index)} />
            <span aria-hidden="true">›</span>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function TrailLink({ stop, to }: { stop: TrailStop; to: string }) {
  const { t } = useTranslation('picker');
  const trpc = useTRPC();
  // One came from there: it is known already.
  const flow = useQuery(trpc.flows.get.queryOptions({ id: stop.flowId }, { staleTime: 30_000 }));
  const name = flow.data?.name ?? (flow.isError ? t('trail.gone') : '…');
  return (
    <Link to={to} title={t('trail.back', { name })}>
      {name}
    </Link>
  );
}
