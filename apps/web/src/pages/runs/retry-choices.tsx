import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';

export type RetryVersion = 'same' | 'published' | 'draft';
export type RetryFrom = 'trigger' | 'failedStep' | 'failedItems' | 'path';

type Props = {
  from: RetryFrom;
  version: RetryVersion;
  /** The step to begin at was chosen before the dialog opened. */
  pathGiven: boolean;
  nothingFailed: boolean;
  onFrom(from: RetryFrom): void;
  onVersion(version: RetryVersion): void;
};

const FROMS = ['failedStep', 'failedItems', 'path', 'trigger'] as const;
const VERSIONS = ['same', 'published', 'draft'] as const;

/** From where and with which version a run is retried. */
export function RetryChoices({ from, version, pathGiven, nothingFailed, onFrom, onVersion }: Props) {
  const { t } = useTranslation('runs');
  return (
    <div className="retry-choices">
      <section>
        <h3>{t('retryDialog.from')}</h3>
        <Radio.Group
          aria-label={t('retryDialog.from')}
          value={from}
          onChange={(event) => onFrom(event.target.value)}
          options={FROMS.map((value) => ({
            value,
            disabled: nothingFailed && (value === 'failedStep' || value === 'failedItems'),
            label: (
              <span data-testid={`retry-from-${value}`}>
                {t(`retryDialog.froms.${value === 'path' && !pathGiven ? 'chosenPath' : value}`)}
              </span>
            ),
          }))}
        />
      </section>
      <section>
        <h3>{t('retryDialog.version')}</h3>
        <Radio.Group
          aria-label={t('retryDialog.version')}
          value={version}
          onChange={(event) => onVersion(event.target.value)}
          options={VERSIONS.map((value) => ({
            value,
            label: <span data-testid={`retry-version-${value}`}>{t(`retryDialog.${value}`)}</span>,
          }))}
        />
      </section>
    </div>
  );
}
