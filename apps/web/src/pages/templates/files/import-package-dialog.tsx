import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { message } from '../../../app/feedback/message.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { testId } from '../../../app/test-id.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { useConnectorName } from '../../flows/use-connector-name.ts';
import { type Choices, changesNothing, chosen, needsLook } from '../copying/copy-choices.ts';
import { CopyItems } from '../copying/copy-items.tsx';
import { CopyNotes } from '../copying/copy-notes.tsx';
import { CopySummary } from '../copying/copy-summary.tsx';
import { useKindWords } from '../copying/kind-words.ts';
import { PackageFailure } from '../package-problems.tsx';
import type { OpenedPackage } from './import-package.tsx';

type Props = { file: OpenedPackage; onClose: () => void };

/** What a package brings in, and what it becomes here. */
export function ImportPackageDialog({ file, onClose }: Props) {
  const { t } = useTranslation(['packages', 'shell']);
  const language = usePreferences((state) => state.language);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const connectorName = useConnectorName();
  const words = useKindWords();
  const [choices, setChoices] = useState<Choices>({});
  const { names, descriptions, tags, changelog, flows, plan, unknownConnectors, newerConnectors } =
    file.preview;
  const looking = needsLook(plan);
  const becomes = plan.becomes === 'same' && !changesNothing(plan, choices) ? 'updated' : plan.becomes;
  const importing = useMutation(
    trpc.templates.importFile.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries();
        if (looking) return;
        message.success(t('packages:file.done'));
        onClose();
        await navigate('/templates?tab=mine');
      },
    }),
  );
  if (looking && importing.isSuccess) {
    return <CopySummary name={names[language]} result={importing.data} onClose={onClose} />;
  }
  return (
    <Modal
      open
      width={looking ? 1040 : 600}
      title={t('packages:file.title', { file: file.name })}
      okText={t(`packages:file.confirm.${becomes}`)}
      okButtonProps={{ disabled: becomes === 'same', ...testId('import-package-start') }}
      cancelText={t('shell:cancel')}
      confirmLoading={importing.isPending}
      onCancel={onClose}
      onOk={() => importing.mutate({ file: file.content, choices: chosen(plan, choices), seen: plan.seen })}
    >
      <div className="package-view" data-testid="package-preview">
        <h3>{names[language]}</h3>
        {descriptions[language] === '' ? null : <p>{descriptions[language]}</p>}
        {tags.length === 0 ? null : (
          <div className="template-tags">
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </div>
        )}
        {changelog ? <p>{t('packages:changelogOf', { text: changelog })}</p> : null}
        {looking ? (
          <>
            <CopyNotes plan={plan} />
            <CopyItems
              plan={plan}
              source={{ file: file.content, asNew: false }}
              choices={choices}
              onChange={setChoices}
            />
          </>
        ) : (
          <ul className="package-flows">
            {flows.map((flow) => (
              <li key={flow.key}>
                <strong>{flow.names[language]}</strong>
                <span>{t('packages:publish.steps', { count: flow.steps })}</span>
              </li>
            ))}
            {file.preview.parts.map((part) => (
              <li key={`${part.kind} ${part.key}`}>
                <strong>{part.names[language]}</strong>
                <span>
                  {words.kind(part.kind)} · {words.size(part.kind, part.size)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {file.preview.connectors.length === 0 ? null : (
          <p>
            {t('packages:publish.connectors', {
              names: file.preview.connectors.map(connectorName).join(', '),
            })}
          </p>
        )}
        {unknownConnectors.length === 0 ? null : (
          <Alert
            type="warning"
            showIcon
            title={t('packages:file.unknown', { names: unknownConnectors.join(', ') })}
          />
        )}
        {newerConnectors.length === 0 ? null : (
          <Alert
            type="warning"
            showIcon
            title={t('packages:file.newer', { names: newerConnectors.map(connectorName).join(', ') })}
          />
        )}
        <Alert
          type={becomes === 'same' ? 'warning' : 'info'}
          showIcon
          title={t(`packages:file.becomes.${becomes}`)}
        />
        {importing.isError ? (
          <Alert type="error" showIcon title={<PackageFailure error={importing.error} />} />
        ) : null}
      </div>
    </Modal>
  );
}
