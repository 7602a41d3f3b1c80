import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Checkbox, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testId } from '../../../app/test-id.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { type ServerInputs, useTRPC } from '../../../server/trpc.ts';

type Order = ServerInputs['bulk']['start'];
export type BulkKind = Order['kind'];

type Props = {
  /** Undefined: closed. */
  kind: BulkKind | undefined;
  count: number;
  selection: Order['selection'];
  onClose(): void;
  onStarted(): void;
};

const FROMS = ['failedStep', 'failedItems', 'trigger'] as const;
const VERSIONS = ['same', 'published', 'draft'] as const;
/** Runs a minute by the name of the choice. */
const PACES = { unlimited: undefined, p600: 600, p60: 60, p10: 10 } as const;
type Pace = keyof typeof PACES;
const PACE_NAMES: readonly Pace[] = ['unlimited', 'p600', 'p60', 'p10'];

/** Asks how the selected runs are to be retried, or whether they are really to be cancelled. */
export function BulkDialog({ kind, count, selection, onClose, onStarted }: Props) {
  const { t } = useTranslation(['bulk', 'runs', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [from, setFrom] = useState<(typeof FROMS)[number]>('failedStep');
  const [version, setVersion] = useState<(typeof VERSIONS)[number]>('same');
  const [canary, setCanary] = useState(true);
  const [pace, setPace] = useState<Pace>('p600');
  const start = useMutation(
    trpc.bulk.start.mutationOptions({
      onSuccess: async () => {
        onStarted();
        await Promise.all(
          [trpc.runs.pathKey(), trpc.bulk.pathKey()].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        );
      },
    }),
  );
  const retry = kind === 'retry';
  const perMinute = PACES[pace];
  const paced = { selection, ...(perMinute === undefined ? {} : { perMinute }) };
  const order: Order = retry
    ? { kind: 'retry', from, version, canary: canary && count > 1, ...paced }
    : { kind: 'cancel', ...paced };
  return (
    <Modal
      open={kind !== undefined}
      width={620}
      title={t(retry ? 'bulk:dialog.retryTitle' : 'bulk:dialog.cancelTitle', { count })}
      okText={t(retry ? 'bulk:dialog.startRetry' : 'bulk:dialog.startCancel')}
      okButtonProps={{ ...testId('bulk-start'), danger: !retry }}
      cancelText={t('shell:back')}
      confirmLoading={start.isPending}
      onOk={() => start.mutate(order)}
      onCancel={onClose}
      afterClose={() => start.reset()}
      destroyOnHidden
    >
      {retry ? (
        <>
          <div className="bulk-choices">
            <section>
              <h3>{t('runs:retryDialog.from')}</h3>
              <Radio.Group
                aria-label={t('runs:retryDialog.from')}
                value={from}
                onChange={(event) => setFrom(event.target.value)}
                options={FROMS.map((value) => ({
                  value,
                  label: (
                    <span data-testid={`bulk-from-${value}`}>{t(`runs:retryDialog.froms.${value}`)}</span>
                  ),
                }))}
              />
            </section>
            <section>
              <h3>{t('runs:retryDialog.version')}</h3>
              <Radio.Group
                aria-label={t('runs:retryDialog.version')}
                value={version}
                onChange={(event) => setVersion(event.target.value)}
                options={VERSIONS.map((value) => ({
                  value,
                  label: <span data-testid={`bulk-version-${value}`}>{t(`runs:retryDialog.${value}`)}</span>,
                }))}
              />
            </section>
          </div>
          {from === 'trigger' ? (
            <Alert className="bulk-note" type="warning" showIcon title={t('bulk:dialog.triggerWarning')} />
          ) : (
            <p className="bulk-note">{t(`runs:retryDialog.hints.${from}`)}</p>
          )}
          <p className="bulk-hint">{t('bulk:dialog.skipped')}</p>
          {count > 1 ? (
            <div className="bulk-note">
              <Checkbox
                checked={canary}
                data-testid="bulk-canary"
                onChange={(event) => setCanary(event.target.checked)}
              >
                {t('bulk:dialog.canary')}
              </Checkbox>
              <p className="bulk-hint">{t('bulk:dialog.canaryHint')}</p>
            </div>
          ) : null}
        </>
      ) : (
        <p>{t('bulk:dialog.cancelHint')}</p>
      )}
      <div className="bulk-pace">
        <span id="bulk-pace">{t('bulk:dialog.pace')}</span>
        <Select<Pace>
          aria-labelledby="bulk-pace"
          value={pace}
          onChange={setPace}
          style={{ width: 190 }}
          data-testid="bulk-pace"
          options={PACE_NAMES.map((value) => ({ value, label: t(`bulk:dialog.paces.${value}`) }))}
        />
      </div>
      {start.isError ? <Alert type="error" showIcon title={errorText(start.error)} /> : null}
    </Modal>
  );
}
