import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session.ts';
import type { ServerInputs, ServerOutputs } from '../../../server/trpc.ts';
import { JsonRaw } from '../../json/json-raw.tsx';
import { useRunView } from '../run-view.ts';
import { formatBytes } from './format-bytes.ts';

type Cut = ServerOutputs['runs']['stepDetail']['cut'][number] | ServerOutputs['runs']['get']['cut'][number];
type Props = { cut: Cut; path?: ServerInputs['runs']['stepDetail']['path'] };

/** A value too large to be shown: how large, how it begins, and the whole of it as a file. */
export function CutValue({ cut: { field, bytes, preview }, path }: Props) {
  const { t } = useTranslation('run');
  const { tenant } = useSession();
  const { run, attempt } = useRunView();
  const query = new URLSearchParams({
    tenant: tenant.id,
    field,
    ...(path === undefined ? {} : { path, attempt: String(attempt) }),
  });
  return (
    <div className="json-view" data-testid={`cut-${field}`}>
      <div className="cut-value">
        <span>{t('detail.beginning', { size: formatBytes(bytes) })}</span>
        <Button
          size="small"
          icon={<DownloadOutlined />}
          href={`/api/run-values/${run.id}?${query}`}
          download
          data-testid={`download-${field}`}
        >
          {t('detail.downloadAll')}
        </Button>
      </div>
      <JsonRaw text={`${preview}…`} value={undefined} />
    </div>
  );
}
