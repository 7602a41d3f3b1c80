import { CaretDownOutlined, CaretRightOutlined, FolderOutlined, MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { startDrag } from '../flow-drag.ts';
import type { FlowFilterState } from '../flow-filters.ts';
import { DropTarget } from './drop-target.tsx';
import type { FolderQuestion } from './folder-dialog.tsx';
import type { FolderNode } from './folder-tree.ts';
import type { FolderActions } from './use-folder-actions.ts';

type Props = {
  node: FolderNode;
  filters: FlowFilterState;
  actions: FolderActions;
  mayBuild: boolean;
  ask(question: FolderQuestion): void;
};

/** A folder with what can be done to it, and the folders in it. */
export function FolderRow({ node, filters, actions, mayBuild, ask }: Props) {
  const { t } = useTranslation('flowList');
  const [open, setOpen] = useState(true);
  const { id, name, children, total } = node;
  const chosen = filters.filters.folder === id;
  return (
    <li>
      <DropTarget
        className={chosen ? 'folder-row folder-chosen' : 'folder-row'}
        onDrop={mayBuild ? (dragged) => actions.take(dragged, id) : undefined}
      >
        {children.length > 0 ? (
          <button
            type="button"
            className="folder-toggle"
            aria-expanded={open}
            aria-label={t(open ? 'folders.collapse' : 'folders.expand', { name })}
            onClick={() => setOpen(!open)}
          >
            {open ? <CaretDownOutlined /> : <CaretRightOutlined />}
          </button>
        ) : (
          <span className="folder-toggle" />
        )}
        <Link
          to={filters.to({ folder: id })}
          className="folder-link"
          title={name}
          aria-current={chosen ? 'true' : undefined}
          data-testid={`folder-${name}`}
          draggable={mayBuild}
          onDragStart={(event) => startDrag(event, { kind: 'folder', id })}
        >
          <FolderOutlined />
          <span className="folder-name">{name}</span>
        </Link>
        <span className="folder-count" title={t('folders.flows', { count: total })}>
          {total}
        </span>
        {mayBuild ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                {
                  key: 'new',
                  label: t('folders.newInside'),
                  onClick: () => ask({ ask: 'create', parentId: id }),
                },
                {
                  key: 'rename',
                  label: t('folders.rename'),
                  onClick: () => ask({ ask: 'rename', folder: node }),
                },
                { key: 'move', label: t('folders.move'), onClick: () => ask({ ask: 'move', folder: node }) },
                { type: 'divider' },
                {
                  key: 'remove',
                  label: t('folders.remove'),
                  danger: true,
                  onClick: () =>
                    actions.remove(node, () => {
                      if (chosen) filters.change({ folder: undefined });
                    }),
                },
              ],
            }}
          >
            <Button
              type="text"
              size="small"
              className="folder-menu"
              icon={<MoreOutlined />}
              aria-label={t('folders.actions', { name })}
              data-testid={`folder-menu-${name}`}
            />
          </Dropdown>
        ) : null}
      </DropTarget>
      {open && children.length > 0 ? (
        <ul>
          {children.map((child) => (
            <FolderRow
              key={child.id}
              node={child}
              filters={filters}
              actions={actions}
              mayBuild={mayBuild}
              ask={ask}
            />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
