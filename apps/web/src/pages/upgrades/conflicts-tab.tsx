import type { MergeSide } from '@flowbridge/flow';
import { Alert, Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConflictCard } from '../../designer/together/conflict-card.tsx';
import { conflictsAsRead } from '../../designer/together/conflicts-as-read.ts';
import { useThreeInReaderWords } from '../../designer/versions/reader-words.tsx';
import type { Decisions, MergedFlow } from './use-decisions.ts';

type Props = { flow: MergedFlow; to: number; decisions: Decisions };

/** What both changed, one by one; or one side for all of the flow. */
export function ConflictsTab({ flow, to, decisions }: Props) {
  const { t } = useTranslation('upgrades');
  const { conflicts, document } = decisions.of(flow);
  const documents = useThreeInReaderWords(flow);
  const whole = decisions.whole[flow.id];
  const chosen = decisions.choices[flow.id] ?? {};
  const shown = conflictsAsRead(
    conflicts,
    { told: flow, asRead: documents },
    new Map(Object.entries(chosen)),
  );
  const chooseAll = (side: MergeSide) =>
    decisions.choose(flow.id, Object.fromEntries(conflicts.map(({ id }) => [id, side])));
  if (whole !== undefined) {
    return (
      <Alert
        type="info"
        showIcon
        title={t(`preview.whole.${whole}`, { to })}
        action={
          <Button size="small" onClick={() => decisions.takeWhole(flow.id, undefined)}>
            {t('preview.wholeUndo')}
          </Button>
        }
      />
    );
  }
  if (conflicts.length === 0) {
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={<span data-testid="upgrade-no-conflicts">{t('preview.noConflicts')}</span>}
      />
    );
  }
  return (
    <div className="upgrade-conflicts" data-testid="upgrade-conflicts">
      <p>{t('preview.conflictsHint')}</p>
      <div className="upgrade-all">
        <span>{t('preview.all')}</span>
        <Button size="small" data-testid="upgrade-all-mine" onClick={() => chooseAll('mine')}>
          {t('preview.allMine')}
        </Button>
        <Button size="small" data-testid="upgrade-all-theirs" onClick={() => chooseAll('theirs')}>
          {t('preview.allTheirs', { to })}
        </Button>
      </div>
      {document === undefined ? (
        <Alert
          type="warning"
          showIcon
          className="upgrades-copy"
          title={t('preview.impossible')}
          action={(['mine', 'theirs'] as const).map((side) => (
            <Button key={side} size="small" onClick={() => decisions.takeWhole(flow.id, side)}>
              {t(side === 'mine' ? 'preview.wholeMine' : 'preview.wholeTheirs', { to })}
            </Button>
          ))}
        />
      ) : null}
      {shown.map((conflict) => (
        <ConflictCard
          key={conflict.id}
          conflict={conflict}
          documents={documents}
          name={t('preview.theirs', { to })}
          chosen={chosen[conflict.id]}
          onChoose={(side) => decisions.choose(flow.id, { [conflict.id]: side })}
        />
      ))}
    </div>
  );
}
