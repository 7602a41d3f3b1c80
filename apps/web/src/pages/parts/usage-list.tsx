import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';

type Usages = ServerOutputs['customParts']['usages'];

/** Flows with the places where they use a part, and connections of a connector. */
export function UsageList({ usages: { flows, connections } }: { usages: Usages }) {
  const { t } = useTranslation('parts');
  return (
    <div className="part-usages" data-testid="part-usage-list">
      <ul>
        {flows.map(({ flowId, flowName, inDraft, inPublished, places }) => (
          <li key={flowId}>
            <a href={`/flows/${flowId}`} target="_blank" rel="noreferrer">
              {flowName}
            </a>{' '}
            (
            {[inDraft ? t('usages.draft') : '', inPublished ? t('usages.published') : '']
              .filter((each) => each !== '')
              .join(', ')}
            )<small>{places.join(' · ')}</small>
          </li>
        ))}
      </ul>
      {connections.length === 0 ? null : (
        <>
          <strong>{t('usages.connections')}</strong>
          <ul>
            {connections.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
