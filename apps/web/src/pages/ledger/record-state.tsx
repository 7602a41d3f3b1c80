import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';

export type RecordRow = ServerOutputs['datasets']['records']['items'][number];
export type RecordState = RecordRow['state'];

const COLOURS: Record<RecordState, string> = {
  pending: 'default',
  delivering: 'processing',
  delivered: 'success',
  failed: 'warning',
  parked: 'error',
};

export const RECORD_STATES = Object.keys(COLOURS) as RecordState[];

/** A record's state in words and colour. */
export function RecordStateTag({ state }: { state: RecordState }) {
  const { t } = useTranslation('ledger');
  return (
    <Tag color={COLOURS[state]} data-state={state}>
      {t(`states.${state}`)}
    </Tag>
  );
}
