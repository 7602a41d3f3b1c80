/** JSON text for reading: as a tree whose paths can be copied, or as it was recorded. Big integers keep all their digits. */
import { CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import { parseJson } from '@flowbridge/expression';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JsonNode } from './json-node.tsx';
import { JsonRaw } from './json-raw.tsx';
import { saveText } from './save-text.ts';
import { useCopy } from './use-copy.ts';
import './json.css';

type Props = {
  text: string;
  /** What copied paths begin with: `steps.getDraft`, `trigger`; empty: paths are relative to the value. */
  root: string;
  /** Of the download, without ending. */
  fileName: string;
};

function read(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: parseJson(text) };
  } catch {
    return { ok: false };
  }
}

export function JsonView({ text, root, fileName }: Props) {
  const { t } = useTranslation('run');
  const copy = useCopy();
  const [view, setView] = useState<'tree' | 'raw'>('tree');
  const content = useMemo(() => read(text), [text]);
  const structured = content.ok && typeof content.value === 'object' && content.value !== null;
  const tree = structured && view === 'tree';
  return (
    <div className="json-view">
      <div className="json-tools">
        {structured ? (
          <Segmented
            size="small"
            aria-label={t('json.view')}
            value={view}
            onChange={setView}
            options={[
              { value: 'tree', label: <span data-testid="json-tree">{t('json.tree')}</span> },
              { value: 'raw', label: <span data-testid="json-raw">{t('json.raw')}</span> },
            ]}
          />
        ) : null}
        <span className="json-tools-end">
          <Button
            size="small"
            type="text"
            icon={<CopyOutlined />}
            aria-label={t('json.copyAll')}
            title={t('json.copyAll')}
            data-testid="json-copy"
            onClick={() => copy(text, t('json.copied'))}
          />
          <Button
            size="small"
            type="text"
            icon={<DownloadOutlined />}
            aria-label={t('json.download')}
            title={t('json.download')}
            data-testid="json-download"
            onClick={() => saveText(text, `${fileName}.json`)}
          />
        </span>
      </div>
      {content.ok ? null : <p className="json-note">{t('json.notJson')}</p>}
      {tree && content.ok ? (
        <div className="json-body" data-testid="json-body">
          <JsonNode name={undefined} value={content.value} path={root} depth={0} />
        </div>
      ) : (
        <JsonRaw text={text} value={content.ok ? content.value : undefined} />
      )}
    </div>
  );
}
