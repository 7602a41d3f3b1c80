import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCan } from '../../app/session.ts';
import { isEnded } from '../listing/run-state-tag.tsx';
import { RetryDialog } from './retry-dialog-on-demand.tsx';
import type { RunRow } from './run-table.tsx';
import { useCancelRun } from './use-cancel-run.ts';

export function RunMenu({ run }: { run: RunRow }) {
  const { t } = useTranslation('runs');
  const navigate = useNavigate();
  const mayOperate = useCan('operator');
  const cancel = useCancelRun();
  const [retrying, setRetrying] = useState(false);
  const ended = isEnded(run.state);
  return (
    // The row itself opens the run; what happens in the menu must not.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps clicks from reaching the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys do not bubble to the row's click
    <span onClick={(event) => event.stopPropagation()}>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'open', label: t('open'), onClick: () => void navigate(`/runs/${run.id}`) },
            {
              key: 'retry',
              label: t('retry'),
              disabled: !mayOperate || !ended,
              onClick: () => setRetrying(true),
            },
            {
              key: 'cancel',
              label: t('cancel'),
              disabled: !mayOperate || ended,
              onClick: () => cancel.mutate(run),
            },
          ],
        }}
      >
        <Button type="text" icon={<MoreOutlined />} aria-label={t('actionsOf', { id: run.id })} />
      </Dropdown>
      <RetryDialog run={run} open={retrying} onClose={() => setRetrying(false)} />
    </span>
  );
}
