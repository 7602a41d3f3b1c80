import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ServerOutputs } from '../../server/trpc.ts';

export type RunState = ServerOutputs['runs']['get']['state'];

const COLOURS: Record<RunState, string> = {
  queued: 'default',
  running: 'processing',
  waiting: 'purple',
  needsDecision: 'orange',
  succeeded: 'success',
  completedWithFailures: 'warning',
  failed: 'error',
  cancelled: 'default',
};

export const RUN_STATES = Object.keys(COLOURS) as RunState[];

export function isEnded(state: RunState): boolean {
  return ['succeeded', 'completedWithFailures', 'failed', 'cancelled'].includes(state);
}

/** A run's state in words and colour. */
export function RunStateTag({ state }: { state: RunState }) {
  const { t } = useTranslation('runs');
  return (
    <Tag color={COLOURS[state]} data-state={state}>
      {t(`states.${state}`)}
    </Tag>
  );
}
