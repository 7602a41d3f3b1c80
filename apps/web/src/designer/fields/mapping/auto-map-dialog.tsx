/** Proposals with their scores and reasons; sure ones are ticked, each can be taken or left. */
import { ArrowRightOutlined } from '@ant-design/icons';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Alert, Button, Checkbox, Empty, Modal, Skeleton, Tag } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { autoMap, type Proposal, type Reason } from './auto-map.ts';
import type { FieldPlace } from './schema-paths.ts';
import { useEarlierMappings } from './use-earlier-mappings.ts';
import './mapping.css';

type Props = {
  sources: readonly FieldPlace[];
  targets: readonly FieldPlace[];
  /** The sources are one list's, the targets another's that takes its rows from it. */
  paired: boolean;
  onClose: () => void;
  onAccept: (proposals: Proposal[]) => void;
};

const SURE = 0.75;
const ROW_HEIGHT = 44;

const isSure = ({ score }: Proposal) => score >= SURE;
const pathOf = ({ target }: Proposal) => target.path;

export function AutoMapDialog({ sources, targets, paired, onClose, onAccept }: Props) {
  const { t } = useTranslation(['panel', 'mapping']);
  const { earlier, failed } = useEarlierMappings();
  const isReady = earlier !== undefined || failed;
  const proposals = useMemo(
    () => (isReady ? autoMap(sources, targets, earlier, { paired }) : []),
    [isReady, sources, targets, earlier, paired],
  );
  /** Undefined until a person changes something: the sure ones. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
  const taken = useMemo(() => chosen ?? new Set(proposals.filter(isSure).map(pathOf)), [chosen, proposals]);
  const toggle = (path: string) => {
    const next = new Set(taken);
    if (!next.delete(path)) next.add(path);
    setChosen(next);
  };
  return (
    <Modal
      open
      width={720}
      title={t('mapping.autoMap')}
      onCancel={onClose}
      okText={t('mapping.accept', { count: taken.size })}
      okButtonProps={{ disabled: taken.size === 0 }}
      onOk={() => onAccept(proposals.filter((each) => taken.has(pathOf(each))))}
    >
      {failed ? <Alert type="warning" className="panel-note" title={t('mapping:earlierFailed')} /> : null}
      {isReady ? null : <Skeleton active />}
      {isReady && proposals.length === 0 ? <Empty description={t('mapping.noProposals')} /> : null}
      {proposals.length > 0 ? (
        <>
          <div className="proposal-bar">
            <span>{t('mapping:howScored')}</span>
            <Button size="small" onClick={() => setChosen(new Set(proposals.map(pathOf)))}>
              {t('mapping:takeAll')}
            </Button>
            <Button size="small" onClick={() => setChosen(new Set(proposals.filter(isSure).map(pathOf)))}>
              {t('mapping:takeSure')}
            </Button>
            <Button size="small" onClick={() => setChosen(new Set())}>
              {t('mapping:takeNone')}
            </Button>
          </div>
          <Proposals proposals={proposals} taken={taken} onToggle={toggle} />
        </>
      ) : null}
    </Modal>
  );
}

type ListProps = {
  proposals: readonly Proposal[];
  taken: ReadonlySet<string>;
  onToggle: (path: string) => void;
};

function Proposals({ proposals, taken, onToggle }: ListProps) {
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: proposals.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <div ref={box} className="proposals" data-testid="proposals">
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const proposal = proposals[index];
          if (proposal === undefined) return null;
          const { source, target, score, reasons } = proposal;
          return (
            <div
              key={target.path}
              className="proposal-row"
              data-testid={`proposal-${target.path}`}
              style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
            >
              <Checkbox checked={taken.has(target.path)} onChange={() => onToggle(target.path)}>
                <code>{source.path}</code> <ArrowRightOutlined /> <code>{target.path}</code>
                <Reasons reasons={reasons} />
              </Checkbox>
              <Tag color={isSure(proposal) ? 'green' : 'orange'}>{Math.round(score * 100)}%</Tag>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTranslation('mapping');
  const words = reasons.map((reason) =>
    reason.kind === 'earlier' ? t('reasons.earlier', { count: reason.flows }) : t(`reasons.${reason.kind}`),
  );
  return <span className="proposal-reasons">{words.join(' · ')}</span>;
}
