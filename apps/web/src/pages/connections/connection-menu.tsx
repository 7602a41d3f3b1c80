import { MoreOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { useCan } from '../../app/session.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';
import type { ConnectionRow } from './connection-table.tsx';

/** Change and remove. A connection that flows use is not removed; the flows are named instead. */
export function ConnectionMenu({ row, onEdit }: { row: ConnectionRow; onEdit: () => void }) {
  const { t } = useTranslation(['connections', 'shell']);
  const errorText = useErrorText();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const mayBuild = useCan('builder');
  const removal = useMutation(
    trpc.connections.remove.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
      onError: (error) => message.error(errorText(error)),
    }),
  );
  const remove = async () => {
    const usages = await client.connections.get.query({ id: row.id }).then(
      (detail) => detail.usages,
      (error: unknown) => message.error(errorText(error)),
    );
    if (!usages) return;
    if (usages.length > 0) {
      modal.warning({
        title: t('connections:inUseTitle', { name: row.name }),
        content: (
          <>
            <p>{t('connections:inUseHint')}</p>
            <ul style={{ paddingInlineStart: 18 }}>
              {usages.map(({ flowId, flowName }) => (
                <li key={flowId}>{flowName}</li>
              ))}
            </ul>
          </>
        ),
      });
      return;
    }
    modal.confirm({
      title: t('connections:removeTitle', { name: row.name }),
      content: t('connections:removeHint'),
      okText: t('shell:remove'),
      okButtonProps: { danger: true },
      cancelText: t('shell:cancel'),
      onOk: () => removal.mutateAsync({ id: row.id }),
    });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'edit', label: t('connections:edit'), disabled: !mayBuild, onClick: onEdit },
          { type: 'divider' },
          {
            key: 'remove',
            label: t('connections:remove'),
            danger: true,
            disabled: !mayBuild,
            onClick: () => void remove(),
          },
        ],
      }}
    >
      <Button
        type="text"
        icon={<MoreOutlined />}
        aria-label={t('connections:actionsOf', { name: row.name })}
      />
    </Dropdown>
  );
}
