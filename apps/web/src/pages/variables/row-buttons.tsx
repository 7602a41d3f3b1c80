import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { modal } from '../../app/feedback/modal.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC } from '../../server/trpc.ts';

/** Changes a row, or removes it after asking. */
export function RowButtons({ table, rowKey, onEdit }: { table: string; rowKey: string; onEdit: () => void }) {
  const { t } = useTranslation(['variables', 'shell']);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const remove = useMutation(
    trpc.lookupTables.removeRows.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.lookupTables.pathKey() }),
      onError: (error) => message.error(errorText(error)),
    }),
  );
  return (
    <span className="row-buttons">
      <Button
        type="text"
        icon={<EditOutlined />}
        aria-label={t('rows.editOf', { key: rowKey })}
        onClick={onEdit}
      />
      <Button
        type="text"
        danger
        icon={<DeleteOutlined />}
        aria-label={t('rows.removeOf', { key: rowKey })}
        onClick={() =>
          modal.confirm({
            title: t('rows.removeTitle', { key: rowKey }),
            content: t('rows.removeHint'),
            okText: t('remove'),
            okButtonProps: { danger: true },
            cancelText: t('shell:cancel'),
            onOk: () => remove.mutateAsync({ name: table, keys: [rowKey] }),
          })
        }
      />
    </span>
  );
}
