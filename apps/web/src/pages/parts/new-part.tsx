import { DownOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onDemand } from '../../app/on-demand.tsx';
import type { NewPartKind } from './key-from.ts';

const Dialog = onDemand(
  async () => (await import('./new-part-dialog.tsx')).NewPartDialog,
  ({ kind }) => kind !== undefined,
);

/** The button that makes a connector or a function. */
export function NewPart() {
  const { t } = useTranslation('parts');
  const [kind, setKind] = useState<NewPartKind>();
  const entry = (key: NewPartKind, label: string, hint: string) => ({
    key,
    label: (
      <span className="part-choice" data-testid={`new-${key}`}>
        <strong>{label}</strong>
        <small>{hint}</small>
      </span>
    ),
    onClick: () => setKind(key),
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            entry('connector', t('newConnector'), t('newConnectorHint')),
            entry('function', t('newFunction'), t('newFunctionHint')),
          ],
        }}
      >
        <Button type="primary" icon={<PlusOutlined />} data-testid="new-part">
          {t('new')} <DownOutlined />
        </Button>
      </Dropdown>
      <Dialog kind={kind} onClose={() => setKind(undefined)} />
    </>
  );
}
