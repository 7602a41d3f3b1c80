import { ArrowRightOutlined } from '@ant-design/icons';
import { Checkbox, Empty, Modal, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { autoMap, type Proposal } from './auto-map.ts';
import type { FieldPlace } from './schema-paths.ts';

type Props = {
  sources: readonly FieldPlace[];
  targets: readonly FieldPlace[];
  onClose: () => void;
  onAccept: (proposals: Proposal[]) => void;
};

const SURE = 0.75;

/** Proposals with their scores; sure ones are ticked, each can be taken or left. */
export function AutoMapDialog({ sources, targets, onClose, onAccept }: Props) {
  const { t } = useTranslation('panel');
  const proposals = useMemo(() => autoMap(sources, targets), [sources, targets]);
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(proposals.filter((each) => each.score >= SURE).map((each) => each.target.path)),
  );
  const toggle = (path: string) =>
    setTaken((before) => {
      const next = new Set(before);
      if (!next.delete(path)) next.add(path);
      return next;
    });
  return (
    <Modal
      open
      title={t('mapping.autoMap')}
      onCancel={onClose}
      okText={t('mapping.accept', { count: taken.size })}
      okButtonProps={{ disabled: taken.size === 0 }}
      onOk={() => onAccept(proposals.filter((each) => taken.has(each.target.path)))}
    >
      {proposals.length === 0 ? <Empty description={t('mapping.noProposals')} /> : null}
      {proposals.map((each) => (
        <div key={each.target.path} className="proposal-row">
          <Checkbox checked={taken.has(each.target.path)} onChange={() => toggle(each.target.path)}>
            <code>{each.source.path}</code> <ArrowRightOutlined /> <code>{each.target.path}</code>
          </Checkbox>
          <Tag color={each.score >= SURE ? 'green' : 'orange'}>{Math.round(each.score * 100)}%</Tag>
        </div>
      ))}
    </Modal>
  );
}
