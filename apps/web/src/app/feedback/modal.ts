/**
 * Questions and longer notices in a dialog of their own, from anywhere: `modal.confirm({ … })`. The dialog's code comes
 * with the first question; when it cannot be loaded, that is said.
 */
import type { ModalFuncProps } from 'antd';
import i18next from 'i18next';
import { type ModalKind, useAsked } from './asked.ts';
import { message } from './message.ts';

export const loadModals = () => import('./modals.tsx');

async function ask(kind: ModalKind, props: ModalFuncProps): Promise<void> {
  try {
    await loadModals();
  } catch {
    message.error(i18next.t('shell:offline'));
    return;
  }
  useAsked.setState(({ waiting = [] }) => ({ waiting: [...waiting, { kind, props }] }));
}

export const modal = {
  confirm: (props: ModalFuncProps) => void ask('confirm', props),
  info: (props: ModalFuncProps) => void ask('info', props),
  warning: (props: ModalFuncProps) => void ask('warning', props),
  error: (props: ModalFuncProps) => void ask('error', props),
};
