import { EyeOutlined, FormOutlined, RetweetOutlined, WarningFilled } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { StepIcon } from '../../designer/catalog/step-icon.tsx';
import { connectorOf, type Words } from '../../designer/catalog/step-words.ts';
import { type PreviewStep, previewTitle } from './preview-title.ts';

const EFFECTS = {
  read: { color: 'default', icon: <EyeOutlined /> },
  idempotent: { color: 'blue', icon: <RetweetOutlined /> },
  write: { color: 'gold', icon: <FormOutlined /> },
} as const;

/** What a retry does with one step: how often its result is taken over, how often it is done again. */
export function RetryPreviewRow({ step, words }: { step: PreviewStep; words: Words }) {
  const { t } = useTranslation('runs');
  const connector = step.action === null ? undefined : connectorOf(words.connectors, step.action.connector);
  const { color, icon } = EFFECTS[step.effect];
  return (
    <tr data-testid={`retry-preview-${step.key}`}>
      <td>
        <span className="retry-step">
          <StepIcon kind={step.kind} connector={connector} />
          {previewTitle(step, words)}
        </span>
      </td>
      <td>
        <Tag color={color} icon={icon}>
          {t(`retryDialog.effects.${step.effect}`)}
        </Tag>
      </td>
      <td className="is-number">{step.reused}</td>
      <td className="is-number">
        {step.notReached ? (
          <span className="retry-new">{t('retryDialog.notReached')}</span>
        ) : (
          <span className={step.effect === 'write' && step.again > 0 ? 'retry-write' : undefined}>
            {step.mayHaveHappened > 0 ? <WarningFilled /> : null} {step.again}
          </span>
        )}
      </td>
    </tr>
  );
}
