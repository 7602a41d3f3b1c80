import { EditOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { testId } from '../../app/test-id.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';
import { FlowsSelect } from '../flow-choice/flows-select.tsx';
import type { Credential } from './credentials-tab.tsx';

/** Which flows a credential opens, and the way to change that. */
export function CredentialFlows({ credential }: { credential: Credential }) {
  const { t } = useTranslation('settings');
  const [editing, setEditing] = useState(false);
  const { flows, name, revokedAt } = credential;
  return (
    <span className="credential-flows">
      {flows.length === 0 ? <span className="quiet">{t('credentials.allFlows')}</span> : null}
      {flows.map((flow) => (
        <Tag key={flow.id}>{flow.name ?? t('credentials.removedFlow')}</Tag>
      ))}
      {revokedAt === null ? (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={t('credentials.flowsOf', { name })}
          onClick={() => setEditing(true)}
        />
      ) : null}
      {editing ? <FlowsDialog credential={credential} onClose={() => setEditing(false)} /> : null}
    </span>
  );
}

function FlowsDialog({ credential, onClose }: { credential: Credential; onClose: () => void }) {
  const { t } = useTranslation(['settings', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState(
    credential.flows.flatMap(({ id, name }) => (name === null ? [] : [id])),
  );
  const save = useMutation(
    trpc.apiCredentials.setFlows.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.apiCredentials.pathKey() });
        message.success(t('credentials.flowsSaved'));
        onClose();
      },
      onError: (error) => message.error(errorText(error)),
    }),
  );
  return (
    <Modal
      open
      title={t('credentials.flowsOf', { name: credential.name })}
      okText={t('shell:save')}
      okButtonProps={{ ...testId('credential-flows-save') }}
      cancelText={t('shell:cancel')}
      confirmLoading={save.isPending}
      onCancel={onClose}
      onOk={() => save.mutate({ id: credential.id, flowIds: chosen })}
    >
      <FlowsSelect
        value={chosen}
        onChange={setChosen}
        label={t('credentials.flows')}
        placeholder={t('credentials.allFlows')}
        data-testid="credential-flows"
        known={credential.flows.flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]))}
      />
      <p className="quiet">{t('credentials.flowsHelp')}</p>
    </Modal>
  );
}
