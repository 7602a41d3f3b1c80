/** Before a test of one step changes another system: whether it is to. */
import type { Step } from '@flowbridge/flow';
import { Button, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { stepTitle } from '../catalog/step-words.ts';
import { useWords } from '../catalog/use-words.ts';
import { useDesigner } from '../store/designer-context.ts';

type Props = {
  writes: readonly Step[];
  onClose: () => void;
  onSend: () => void;
  onShow: () => void;
  /** Absent where a sample would not spare the write. */
  onPin: (() => void) | undefined;
};

export function AskBeforeWriting({ writes, onClose, onSend, onShow, onPin }: Props) {
  const { t } = useTranslation('stepTest');
  const { connectors } = useDesigner();
  const words = useWords(connectors);
  return (
    <Modal
      open
      title={t('ask.title')}
      onCancel={onClose}
      footer={
        <div className="step-test-ask">
          {onPin ? (
            <Button data-testid="ask-pin" onClick={onPin}>
              {t('ask.pin')}
            </Button>
          ) : null}
          <Button danger data-testid="ask-send" onClick={onSend}>
            {t('ask.send')}
          </Button>
          <Button type="primary" autoFocus data-testid="ask-show" onClick={onShow}>
            {t('ask.show')}
          </Button>
        </div>
      }
    >
      <p>{t('ask.about')}</p>
      <ul data-testid="ask-writes">
        {writes.map((step) => (
          <li key={step.id}>
            {stepTitle(step, words)} <code>{step.key}</code>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
