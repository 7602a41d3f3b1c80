/** In the wizard: that it is not finished, which is no harm, and the way to discard it. */
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../app/on-demand.tsx';
import { useSetups } from './use-setups.ts';

const DiscardDialog = onDemand(
  () => import('./discard-dialog.tsx').then((module) => module.DiscardDialog),
  () => true,
);

type Props = { setupId: string; readOnly: boolean; onDiscarded: () => void };

export function SetupNote({ setupId, readOnly, onDiscarded }: Props) {
  const { t } = useTranslation('setups');
  const setups = useSetups();
  const setup = setups.data?.find(({ id }) => id === setupId);
  const [asking, setAsking] = useState(false);
  if (!setup) return null;
  return (
    <>
      <Alert
        type="info"
        data-testid="setup-note"
        title={t('wizardNote')}
        action={
          readOnly ? null : (
            <Button
              size="small"
              type="text"
              danger
              data-testid="setup-discard"
              onClick={() => setAsking(true)}
            >
              {t('discard')}
            </Button>
          )
        }
      />
      {asking ? (
        <DiscardDialog setup={setup} onClose={() => setAsking(false)} onDiscarded={onDiscarded} />
      ) : null}
    </>
  );
}
