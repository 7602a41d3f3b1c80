import { DownloadOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { ListTable } from '../../listing/table/list-table.tsx';
import { useRunView } from '../run-view.ts';
import { formatBytes } from './format-bytes.ts';

/** The files that came with the call, to be downloaded. */
export function RunFiles() {
  const { t } = useTranslation('run');
  const { tenant } = useSession();
  const { run } = useRunView();
  return (
    <ListTable
      rows={run.files}
      idOf={(file) => file.id}
      minWidth={360}
      columns={[
        {
          key: 'name',
          title: t('detail.fileName'),
          render: (file) => (
            <a
              href={`/api/files/${run.id}/${file.id}?tenant=${encodeURIComponent(tenant.id)}`}
              download={file.name}
              data-testid={`file-${file.field}`}
            >
              <DownloadOutlined /> {file.name}
            </a>
          ),
        },
        { key: 'field', title: t('detail.fileField'), width: 120, render: (file) => file.field },
        { key: 'size', title: t('detail.fileSize'), width: 100, render: (file) => formatBytes(file.size) },
      ]}
    />
  );
}
