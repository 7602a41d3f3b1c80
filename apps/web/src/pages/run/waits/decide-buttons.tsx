import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { testId } from '../../../app/test-id.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { useRunView } from '../run-view.ts';

type Choice = 'happened' | 'repeat' | 'fail';
const CHOICES: readonly Choice[] = ['happened', 'repeat', 'fail'];

/** It happened, do it again, it failed: each with a last question, the first also with what the call gave. */
export function DecideButtons({ path }: { path: string }) {
  const { t } = useTranslation(['run', 'shell']);
  const { run } = useRunView();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [choice, setChoice] = useState<Choice>();
  const [output, setOutput] = useState('');
  const decide = useMutation(
    trpc.runs.decide.mutationOptions({
      onSuccess: async () => {
        setChoice(undefined);
        await queries.invalidateQueries({ queryKey: trpc.runs.pathKey() });
      },
    }),
  );
  const outputJson = choice === 'happened' && output.trim() !== '' ? { outputJson: output } : {};
  return (
    <>
      <div className="decide-choices">
        {CHOICES.map((each) => (
          <Button
            key={each}
            danger={each === 'fail'}
            data-testid={`decide-${each}`}
            onClick={() => setChoice(each)}
          >
            {t(`run:waits.choices.${each}`)}
          </Button>
        ))}
      </div>
      <Modal
        open={choice !== undefined}
        title={choice === undefined ? '' : t(`run:waits.choices.${choice}`)}
        okText={t('run:waits.confirm')}
        okButtonProps={{ ...testId('decide-confirm'), danger: choice === 'repeat' }}
        cancelText={t('shell:cancel')}
        confirmLoading={decide.isPending}
        onOk={() => choice && decide.mutate({ id: run.id, path, decision: choice, ...outputJson })}
        onCancel={() => setChoice(undefined)}
        afterClose={() => decide.reset()}
        destroyOnHidden
      >
        {choice === undefined ? null : <p>{t(`run:waits.questions.${choice}`)}</p>}
        {choice === 'happened' ? (
          <Input.TextArea
            aria-label={t('run:waits.output')}
            placeholder={t('run:waits.outputHint')}
            autoSize={{ minRows: 4, maxRows: 12 }}
            className="decide-output"
            value={output}
            onChange={(event) => setOutput(event.target.value)}
            data-testid="decide-output"
          />
        ) : null}
        {decide.isError ? <Alert type="error" showIcon title={errorText(decide.error)} /> : null}
      </Modal>
    </>
  );
}
