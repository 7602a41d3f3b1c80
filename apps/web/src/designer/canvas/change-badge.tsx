import { DragOutlined, EditOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import type { PartChange } from '@flowbridge/flow';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeMark } from './change-marks.ts';

const SIGNS: Record<PartChange, ReactNode> = {
  added: <PlusOutlined />,
  removed: <MinusOutlined />,
  changed: <EditOutlined />,
  moved: <DragOutlined />,
};

/** What became of a part, as sign and word: colour alone tells not everybody. */
export function ChangeBadge({ mark, className }: { mark: ChangeMark; className?: string }) {
  const text = useChangeText();
  return (
    <span className={`change-badge change-${mark.change} ${className ?? ''}`}>
      {SIGNS[mark.change]}
      <span>{text(mark)}</span>
    </span>
  );
}

export function useChangeText(): (mark: ChangeMark) => string {
  const { t } = useTranslation('versions');
  return ({ change, moved }) =>
    [t(`changes.${change}`), moved ? t('movedToo') : ''].filter(Boolean).join(', ');
}
