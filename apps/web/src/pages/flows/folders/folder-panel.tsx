/** The tree at the left of the flow list: choose a folder, make and change folders, drag flows and folders into them. */
import { FolderAddOutlined, InboxOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { onDemand } from '../../../app/on-demand.tsx';
import { RowsLoading } from '../../../app/rows-loading.tsx';
import { useCan } from '../../../app/session.ts';
import { useTRPC } from '../../../server/trpc.ts';
import { type FlowFilterState, NO_FOLDER } from '../flow-filters.ts';
import { DropTarget } from './drop-target.tsx';
import type { FolderQuestion } from './folder-dialog.tsx';
import { FolderRow } from './folder-row.tsx';
import { folderTree } from './folder-tree.ts';
import { useFolderActions } from './use-folder-actions.ts';
import './folders.css';

const FolderDialog = onDemand(
  () => import('./folder-dialog.tsx').then((module) => module.FolderDialog),
  ({ question }) => question !== undefined,
);

export function FolderPanel(filters: FlowFilterState) {
  const { t } = useTranslation(['flowList', 'shell']);
  const trpc = useTRPC();
  const mayBuild = useCan('builder');
  const actions = useFolderActions();
  const [question, setQuestion] = useState<FolderQuestion>();
  const folders = useQuery(trpc.folders.list.queryOptions());
  const facets = useQuery(trpc.flows.facets.queryOptions());
  const { folder } = filters.filters;
  return (
    <nav className="folder-panel" aria-label={t('folders.label')}>
      <div className="folder-head">
        <h2>{t('folders.label')}</h2>
        <Button
          type="text"
          size="small"
          icon={<FolderAddOutlined />}
          aria-label={t('folders.new')}
          title={t('folders.new')}
          disabled={!mayBuild}
          onClick={() => setQuestion({ ask: 'create', parentId: null })}
          data-testid="new-folder"
        />
      </div>
      <ul>
        <li>
          <div className={folder === undefined ? 'folder-row folder-chosen' : 'folder-row'}>
            <span className="folder-toggle" />
            <Link
              to={filters.to({ folder: undefined })}
              className="folder-link"
              aria-current={folder === undefined ? 'true' : undefined}
              data-testid="folder-all"
            >
              <UnorderedListOutlined />
              <span className="folder-name">{t('folders.all')}</span>
            </Link>
            <span className="folder-count">{facets.data?.total}</span>
          </div>
        </li>
        <li>
          <DropTarget
            className={folder === NO_FOLDER ? 'folder-row folder-chosen' : 'folder-row'}
            onDrop={mayBuild ? (dragged) => actions.take(dragged, null) : undefined}
          >
            <span className="folder-toggle" />
            <Link
              to={filters.to({ folder: NO_FOLDER })}
              className="folder-link"
              aria-current={folder === NO_FOLDER ? 'true' : undefined}
              data-testid="folder-none"
            >
              <InboxOutlined />
              <span className="folder-name">{t('folders.none')}</span>
            </Link>
            <span className="folder-count">{facets.data?.unfiled}</span>
          </DropTarget>
        </li>
        {folderTree(folders.data ?? []).map((node) => (
          <FolderRow
            key={node.id}
            node={node}
            filters={filters}
            actions={actions}
            mayBuild={mayBuild}
            ask={setQuestion}
          />
        ))}
      </ul>
      {folders.isPending ? <RowsLoading rows={3} /> : null}
      {folders.isError ? (
        <p className="folder-failed" role="alert">
          {t('folders.failed')}{' '}
          <Button type="link" size="small" onClick={() => void folders.refetch()}>
            {t('shell:retry')}
          </Button>
        </p>
      ) : null}
      <FolderDialog
        question={question}
        folders={folders.data ?? []}
        actions={actions}
        onClose={() => setQuestion(undefined)}
      />
    </nav>
  );
}
