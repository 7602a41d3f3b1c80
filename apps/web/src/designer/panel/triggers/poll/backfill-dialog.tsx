import { Form, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testId } from '../../../../app/test-id.ts';
import type { Poll, PollState } from './use-poll.ts';
import { WatermarkInput } from './watermark-input.tsx';

const DAY_SECONDS = 86_400;
/** Lengths of a slice of time, in seconds. */
const SLICES = { hour: 3_600, day: DAY_SECONDS, week: 7 * DAY_SECONDS, month: 30 * DAY_SECONDS } as const;

type Props = { poll: Poll; state: PollState; onClose: () => void };

/** Reads what lies between two places, slice by slice. One that stopped is offered to go on from there. */
export function BackfillDialog({ poll, state, onClose }: Props) {
  const { t } = useTranslation('polls');
  const { kind } = state;
  const stopped =
    state.backfill?.state === 'failed' || state.backfill?.state === 'cancelled' ? state.backfill : undefined;
  const [from, setFrom] = useState<string | number | undefined>(stopped?.at);
  const [to, setTo] = useState<string | number | undefined>(stopped?.to ?? state.watermark ?? undefined);
  const [slice, setSlice] = useState<number | undefined>(
    stopped?.slice ?? (kind === 'time' ? DAY_SECONDS : undefined),
  );
  const isReady = from !== undefined && to !== undefined && from < to;
  const start = () => {
    if (from === undefined || to === undefined) return;
    const wanted = { ...poll.trigger, from, to };
    poll.fill.mutate(slice === undefined ? wanted : { ...wanted, slice }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={t('fill.title')}
      okText={t('fill.start')}
      okButtonProps={{ disabled: !isReady, loading: poll.fill.isPending, ...testId('backfill-start') }}
      onCancel={onClose}
      onOk={start}
    >
      <p className="panel-about">{t('fill.help')}</p>
      <Form layout="vertical">
        <Form.Item label={t('fill.from')} required>
          <WatermarkInput
            kind={kind}
            label={t('fill.from')}
            testId="backfill-from"
            value={from}
            onChange={setFrom}
          />
        </Form.Item>
        <Form.Item
          label={t('fill.to')}
          required
          {...(from !== undefined && to !== undefined && !isReady
            ? { validateStatus: 'error' as const, help: t('fill.order') }
            : {})}
        >
          <WatermarkInput kind={kind} label={t('fill.to')} testId="backfill-to" value={to} onChange={setTo} />
        </Form.Item>
        {kind === 'time' ? (
          <Form.Item label={t('fill.slice')}>
            <Select
              value={slice ?? 0}
              aria-label={t('fill.slice')}
              data-testid="backfill-slice"
              options={[
                ...Object.entries(SLICES).map(([name, seconds]) => ({
                  value: seconds as number,
                  label: t(`fill.slices.${name as keyof typeof SLICES}`),
                })),
                { value: 0, label: t('fill.slices.all') },
              ]}
              onChange={(seconds) => setSlice(seconds === 0 ? undefined : seconds)}
            />
          </Form.Item>
        ) : null}
        {kind === 'number' ? (
          <Form.Item label={t('fill.steps')}>
            <InputNumber
              min={1}
              style={{ width: '100%' }}
              aria-label={t('fill.steps')}
              data-testid="backfill-slice"
              placeholder={t('fill.slices.all')}
              value={slice ?? null}
              onChange={(next) => setSlice(next ?? undefined)}
            />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
