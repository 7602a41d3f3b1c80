/** What became of every item, after it was done. */
import { Button, Modal, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePreferences } from '../../../app/preferences.ts';
import type { CopyResult } from './copy-choices.ts';
import { useKindWords } from './kind-words.ts';
import './copying.css';

type Props = { name: string; result: CopyResult; onClose: () => void };

const COLOURS: Record<CopyResult['items'][number]['did'], string> = {
  kept: 'default',
  added: 'green',
  replaced: 'blue',
  addedBeside: 'purple',
};

export function CopySummary({ name, result, onClose }: Props) {
  const { t } = useTranslation(['copying', 'packages', 'shell']);
  const language = usePreferences((state) => state.language);
  const words = useKindWords();
  const navigate = useNavigate();
  const { did, version, items } = result;
  return (
    <Modal
      open
      width={640}
      title={t(`packages:copyDone.${did}`, { name, version })}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose} data-testid="copy-close">
          {t('shell:close')}
        </Button>,
        <Button
          key="mine"
          type="primary"
          data-testid="copy-to-mine"
          onClick={() => {
            onClose();
            void navigate('/templates?tab=mine');
          }}
        >
          {t('copying:toMine')}
        </Button>,
      ]}
    >
      <ul className="copy-summary" data-testid="copy-summary">
        {items.map((item) => (
          <li key={`${item.kind} ${item.key}`}>
            <span>
              <strong>{item.names[language]}</strong> <small>{words.kind(item.kind)}</small>
            </span>
            <span className="copy-became">
              {item.did === 'addedBeside' ? (
                <small>{t('copying:besideAs', { key: item.homeKey })}</small>
              ) : null}
              <Tag color={COLOURS[item.did]}>{t(`copying:did.${item.did}`)}</Tag>
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
