import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlanItem } from './copy-choices.ts';

/** One flow by its name, several by their number, which opens their list. */
export function AffectedFlows({ flows }: { flows: PlanItem['affected'] }) {
  const { t } = useTranslation('copying');
  const [only] = flows;
  if (!only) return <span className="copy-quiet">{t('affectsNone')}</span>;
  if (flows.length === 1) return <FlowLink flow={only} />;
  return (
    <Popover
      trigger={['hover', 'click', 'focus']}
      content={
        <ul className="copy-flows">
          {flows.map((flow) => (
            <li key={flow.id}>
              <FlowLink flow={flow} />
            </li>
          ))}
        </ul>
      }
    >
      <button type="button" className="copy-more">
        {t('affects', { count: flows.length })}
      </button>
    </Popover>
  );
}

/** Beside the dialog, so that what was chosen is not lost. */
function FlowLink({ flow }: { flow: PlanItem['affected'][number] }) {
  return (
    <Link to={`/flows/${flow.id}`} target="_blank" rel="noreferrer">
      {flow.name}
    </Link>
  );
}
