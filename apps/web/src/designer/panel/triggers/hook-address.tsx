import type { TriggerId } from '@flowbridge/flow';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../fields/field-row.tsx';
import { useFlow } from '../../flow-context.ts';

/** The address others call, once there is one (from the first publish on). */
export function HookAddress({ triggerId }: { triggerId: TriggerId }) {
  const { t } = useTranslation('panel');
  const { hookUrls } = useFlow();
  const url = hookUrls.find((each) => each.triggerId === triggerId)?.url;
  return (
    <FieldRow path="url" label={t('http.address')}>
      {url ? (
        <Typography.Text copyable code className="hook-url" data-testid="hook-url">
          {url}
        </Typography.Text>
      ) : (
        <div className="field-help">{t('http.addressLater')}</div>
      )}
    </FieldRow>
  );
}
