import { Alert, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ServerOutputs } from '../../../server/trpc.ts';

type Made = ServerOutputs['families']['publish']['flows'];

/** What was published, in its order, each with the way to it. */
export function MadeFlows({ flows }: { flows: Made }) {
  const { t } = useTranslation('wizard');
  return (
    <section data-testid="made-flows" aria-label={t('publish.made')}>
      <Alert type="success" showIcon title={t('publish.done', { count: flows.length })} />
      <ul className="wizard-made">
        {flows.map(({ id, name, version, did, enabled }) => (
          <li key={id}>
            <Link to={`/flows/${id}`}>{name}</Link>
            <Tag color="blue">{t('publish.version', { version })}</Tag>
            <Tag color={did === 'published' ? 'green' : 'default'}>{t(`publish.${did}`)}</Tag>
            <Tag color={enabled ? 'green' : 'default'}>{t(enabled ? 'publish.on' : 'publish.off')}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
