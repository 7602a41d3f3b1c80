/**
 * The last word before an answer: what it means, and with “it happened” what the call gave. Somebody who was slower than a colleague
 * is told who has answered what; the dialog stays until that was read.
 */
import { useMutation } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { testId } from '../../../app/test-id.ts';
import { errorCode, errorDetails, useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { useRunView } from '../run-view.ts';
import { useQuestionWords } from './use-question-words.ts';

export const CHOICES = ['happened', 'repeat', 'fail'] as const;
export type Choice = (typeof CHOICES)[number];

type Deciding = { path: string; choice: Choice };
type Props = {
  /** Undefined: closed. */
  deciding: Deciding | undefined;
  onDecided: (decided: Deciding) => void;
  onClose: () => void;
  /** Somebody else’s answer was read. */
  onTooLate: (path: string) => void;
  onClosed: () => void;
};

const answered = z.object({
  by: z.object({ id: z.string(), name: z.string().nullable() }),
  decision: z.enum(CHOICES),
  at: z.string(),
});

export function DecideDialog({ deciding, onDecided, onClose, onTooLate, onClosed }: Props) {
  const { t } = useTranslation(['questions', 'shell']);
  const { run, asked } = useRunView();
  const trpc = useTRPC();
  const errorText = useErrorText();
  const { titleOf, placeOf, said } = useQuestionWords();
  const [output, setOutput] = useState('');
  const decide = useMutation(trpc.runs.decide.mutationOptions());
  const refused =
    errorCode(decide.error) === 'decidedAlready'
      ? answered.safeParse(errorDetails(decide.error)).data
      : undefined;
  // Told by the server, or seen to come while the dialog stands open.
  const seen =
    deciding === undefined || decide.isPending || decide.isSuccess
      ? undefined
      : asked.questions.find(({ path }) => path === deciding.path)?.answer;
  const already = refused ?? seen;
  const text = deciding?.choice === 'happened' ? output.trim() : '';
  const fault = jsonFault(text);
  const send = ({ path, choice }: Deciding) =>
    decide.mutate(
      { id: run.id, path, decision: choice, ...(text === '' ? {} : { outputJson: text }) },
      { onSuccess: () => onDecided({ path, choice }) },
    );
  const close = () =>
    deciding !== undefined && already !== undefined ? onTooLate(deciding.path) : onClose();
  return (
    <Modal
      open={deciding !== undefined}
      title={deciding === undefined ? '' : t(`choices.${deciding.choice}`)}
      okText={already === undefined ? t('confirm') : t('close')}
      okButtonProps={{
        ...testId('decide-confirm'),
        danger: deciding?.choice === 'repeat' && already === undefined,
        disabled: fault !== undefined && already === undefined,
      }}
      cancelText={t('shell:cancel')}
      cancelButtonProps={already === undefined ? {} : { style: { display: 'none' } }}
      confirmLoading={decide.isPending}
      focusable={{ focusTriggerAfterClose: false }}
      onOk={() => (already === undefined ? deciding && send(deciding) : close())}
      onCancel={close}
      afterClose={() => {
        decide.reset();
        setOutput('');
        onClosed();
      }}
      destroyOnHidden
    >
      {deciding === undefined ? null : (
        <p className="decide-about">
          {[titleOf(deciding.path), placeOf(deciding.path)].filter(Boolean).join(' · ')}
        </p>
      )}
      {already === undefined ? null : (
        <Alert type="warning" showIcon title={t('already', said(already))} data-testid="decided-already" />
      )}
      {deciding === undefined || already !== undefined ? null : <p>{t(`consequences.${deciding.choice}`)}</p>}
      {deciding?.choice === 'happened' && already === undefined ? (
        <>
          <Input.TextArea
            aria-label={t('output')}
            aria-invalid={fault !== undefined}
            placeholder={t('outputHint')}
            autoSize={{ minRows: 4, maxRows: 12 }}
            className="decide-output"
            value={output}
            onChange={(event) => setOutput(event.target.value)}
            data-testid="decide-output"
          />
          {fault === undefined ? null : (
            <Alert type="error" title={t('noJson', { message: fault })} data-testid="decide-fault" />
          )}
        </>
      ) : null}
      {decide.isError && already === undefined ? (
        <Alert type="error" showIcon title={errorText(decide.error)} />
      ) : null}
    </Modal>
  );
}

/** Why a text is no JSON; undefined for one that is, and for none. */
function jsonFault(text: string): string | undefined {
  if (text === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
