import { useTranslation } from 'react-i18next';
import { modal } from '../../app/feedback/modal.ts';
import type { RecordRow } from './record-state.tsx';
import { useRecordChanges } from './use-record-changes.ts';

type Chosen = Pick<RecordRow, 'key' | 'state' | 'uncertain'>;

/** Resends or confirms records of a dataset after asking; says when the target may get one twice. */
export function useAskFirst(dataset: string, onDone: () => void) {
  const { t } = useTranslation(['ledger', 'shell']);
  const { resend, confirm } = useRecordChanges(onDone);
  const ask = (title: string, hints: string[], onOk: () => Promise<unknown>) =>
    modal.confirm({
      title,
      content: hints.map((hint) => <p key={hint}>{hint}</p>),
      cancelText: t('shell:cancel'),
      // A refusal has been shown already; the dialog closes all the same.
      onOk: () => onOk().catch(() => undefined),
    });
  return {
    resend(records: readonly Chosen[]) {
      const hints = [t('ledger:ask.resendHint')];
      if (records.some(({ uncertain }) => uncertain)) hints.unshift(t('ledger:ask.uncertain'));
      if (records.some(({ state }) => state === 'delivered')) hints.unshift(t('ledger:ask.delivered'));
      const keys = records.map(({ key }) => key);
      ask(t('ledger:ask.resend'), hints, () => resend.mutateAsync({ dataset, keys }));
    },
    resendAll(state: 'failed' | 'parked') {
      const hints = [t('ledger:ask.resendAllHint'), t('ledger:ask.resendHint')];
      ask(t('ledger:ask.resendAll'), hints, () => resend.mutateAsync({ dataset, state }));
    },
    confirm(records: readonly Chosen[]) {
      const keys = records.map(({ key }) => key);
      ask(t('ledger:ask.confirm'), [t('ledger:ask.confirmHint')], () =>
        confirm.mutateAsync({ dataset, keys }),
      );
    },
  };
}

/** Those a person may mark as delivered. */
export function isUndelivered({ state }: Chosen): boolean {
  return state === 'failed' || state === 'parked';
}
