import { DownloadOutlined } from '@ant-design/icons';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import { useRunView } from '../run-view.ts';
import { formatBytes } from './format-bytes.ts';

/** The files that came with the call, to be downloaded. */
export function RunFiles() {
  const { t } = useTranslation('run');
  const { tenant } = useSession();
  const { run } = useRunView();
  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      dataSource={run.files}
      columns={[
        {
          title: t('detail.fileName'),
          render: (_, file) => (
            <a
              href={`/api/files/${run.id}/${file.id}?tenant=${encodeURIComponent(tenant.id)}`}
              download={file.name}
              data-testid={`file-${file.field}`}
            >
              <DownloadOutlined /> {file.name}
            </a>
          ),
        },
        { title: t('detail.fileField'), dataIndex: 'field', width: 120 },
        { title: t('detail.fileSize'), width: 100, render: (_, file) => formatBytes(file.size) },
      ]}
    />
  );
}
