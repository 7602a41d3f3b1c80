import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { message } from '../../../app/feedback/message.ts';
import { modal } from '../../../app/feedback/modal.ts';
import { testId } from '../../../app/test-id.ts';
import { useErrorText } from '../../../server/error-text.ts';
import { type ServerOutputs, useTRPC } from '../../../server/trpc.ts';
import type { OpenedFile } from './import-flows.tsx';
import { type Choice, countOf, firstChoices, nameIsWrong } from './import-plan.ts';
import { ImportRow } from './import-row.tsx';

/** What a file brings in, flow by flow, with the choice of what becomes of each. */
export function ImportDialog({ file, onClose }: { file: OpenedFile; onClose(): void }) {
  const { t } = useTranslation(['flowList', 'shell', 'errors']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { flows, newFolders } = file.preview;
  const [choices, setChoices] = useState<Choice[]>(() =>
    firstChoices(flows, (name, number) => t('files.copyName', { name, number })),
  );
  const importing = useMutation(
    trpc.flowFiles.import.mutationOptions({
      onSuccess: ({ results }) => done(results),
      onError: (error) => message.error(errorText(error)),
    }),
  );
  const count = countOf(choices);
  return (
    <Modal
      open
      width={860}
      title={t('files.title', { file: file.name })}
      okText={count === 0 ? t('files.nothing') : t('files.import', { count })}
      okButtonProps={{ disabled: count === 0 || choices.some(nameIsWrong), ...testId('import-start') }}
      cancelText={t('shell:cancel')}
      confirmLoading={importing.isPending}
      onCancel={onClose}
      onOk={() => importing.mutate({ file: file.content, choices })}
    >
      <p className="file-hint">{t('files.hint')}</p>
      {newFolders.length === 0 ? null : (
        <Alert type="info" showIcon title={t('files.newFolders', { folders: newFolders.join(', ') })} />
      )}
      <div className="file-flows">
        <table data-testid="import-preview">
          <thead>
            <tr>
              <th scope="col">{t('files.flow')}</th>
              <th scope="col">{t('files.brings')}</th>
              <th scope="col">{t('files.what')}</th>
            </tr>
          </thead>
          <tbody>
            {flows.map((flow, index) => (
              <ImportRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a file's flows are known by their place only
                key={index}
                flow={flow}
                choice={choices[index] ?? { do: 'skip' }}
                onChange={(choice) => setChoices(choices.map((each, at) => (at === index ? choice : each)))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  );

  function done(results: ServerOutputs['flowFiles']['import']['results']): void {
    for (const queryKey of [trpc.flows.pathKey(), trpc.folders.pathKey()]) {
      void queries.invalidateQueries({ queryKey });
    }
    onClose();
    const refused = results.flatMap((result) => (result.ok ? [] : [result]));
    const brought = results.flatMap((result) => (result.ok && result.did !== 'skipped' ? [result] : []));
    if (refused.length > 0) {
      modal.warning({
        title: t('many.partTitle', { done: brought.length, total: brought.length + refused.length }),
        content: (
          <ul className="file-problems">
            {refused.map(({ name, code, path }) => (
              <li key={name}>
                <strong>{name}: </strong>
                {t(`errors:${code}`)} {path}
              </li>
            ))}
          </ul>
        ),
      });
      return;
    }
    const [only] = brought;
    if (brought.length === 1 && only) void navigate(`/flows/${only.id}`);
    else message.success(t('files.done', { count: brought.length }));
  }
}
