import { CopyOutlined, DownOutlined, RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCopy } from './use-copy.ts';

type Props = {
  name: string | undefined;
  path: string;
  depth: number;
  fold?: { open: boolean; toggle(): void } | undefined;
  children: ReactNode;
};

/** One line of the tree: fold mark, name, value, and the button that copies the path. */
export function JsonRow({ name, path, depth, fold, children }: Props) {
  const { t } = useTranslation('run');
  const copy = useCopy();
  const key = name ?? path;
  return (
    <div className="json-line" style={{ paddingInlineStart: Math.max(0, depth - 1) * 14 }}>
      {fold === undefined ? (
        <span className="json-fold" />
      ) : (
        <button
          type="button"
          className="json-fold"
          aria-expanded={fold.open}
          aria-label={t(fold.open ? 'json.collapse' : 'json.expand', { key })}
          onClick={fold.toggle}
        >
          {fold.open ? <DownOutlined /> : <RightOutlined />}
        </button>
      )}
      {name === undefined ? null : <span className="json-key">{name}</span>}
      <span className="json-value">{children}</span>
      {path === '' ? null : (
        <button
          type="button"
          className="json-copy-path"
          aria-label={t('json.copyPath', { path })}
          title={t('json.copyPath', { path })}
          onClick={() => copy(path, t('json.pathCopied', { path }))}
        >
          <CopyOutlined />
        </button>
      )}
    </div>
  );
}
