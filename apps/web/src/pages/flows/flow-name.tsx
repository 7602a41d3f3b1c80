import { FolderOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { UpgradeBadge } from '../upgrades/upgrade-badge.tsx';
import type { FlowFilterState } from './flow-filters.ts';
import type { FlowRow } from './flow-table.tsx';

/** A flow's name, below it where it lies (unless that is the folder that is shown) and its tags, which filter by a click. */
export function FlowName({ flow, filters }: { flow: FlowRow; filters: FlowFilterState }) {
  const { t } = useTranslation('flowList');
  const { folder, tags } = filters.filters;
  const elsewhere = flow.folderId !== null && flow.folderId !== folder;
  return (
    <>
      <Link to={`/flows/${flow.id}`} className="flow-name">
        {flow.name}
      </Link>{' '}
      <UpgradeBadge flowId={flow.id} />
      {elsewhere || flow.tags.length > 0 ? (
        <div className="flow-tags">
          {elsewhere && flow.folderId !== null ? (
            <Link to={filters.to({ folder: flow.folderId })} className="flow-place">
              <FolderOutlined /> {flow.folder}
            </Link>
          ) : null}
          {flow.tags.map((tag) => (
            <Link
              key={tag}
              to={filters.to({ tags: [...new Set([...tags, tag])] })}
              aria-label={t('byTag', { tag })}
              title={t('byTag', { tag })}
            >
              <Tag>{tag}</Tag>
            </Link>
          ))}
        </div>
      ) : null}
    </>
  );
}
