/** Somebody else saved the draft meanwhile: what they did, what you did, where both meet — and the three ways out. */
import type { MergeSide } from '@flowbridge/flow';
import { Alert, Button, Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { useFlow } from '../flow-context.ts';
import { useDesigner, useDesignerState } from '../store/designer-context.ts';
import type { Conflict } from '../store/designer-state.ts';
import { keepMine, mergeBoth, mergeWith, takeTheirs } from '../store/resolve-conflict.ts';
import { ReaderWordsOf, useThreeInReaderWords } from '../versions/reader-words.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { conflictsAsRead } from './conflicts-as-read.ts';
import { SideChanges } from './side-changes.tsx';
import '../versions/versions.css';
import './together.css';

/** Read in the reader's language where the flow's template is drawn in both. */
export function ConflictDialog({ theirs }: { theirs: Conflict }) {
  const { id, origin } = useFlow();
  return (
    <ReaderWordsOf flowId={id} enabled={origin !== null}>
      <TwoAtOnce theirs={theirs} />
    </ReaderWordsOf>
  );
}

function TwoAtOnce({ theirs }: { theirs: Conflict }) {
  const { t } = useTranslation('together');
  const { store } = useDesigner();
  const stored = useDesignerState((state) => state.stored);
  const mine = useDesignerState((state) => state.document);
  const [choices, setChoices] = useState<ReadonlyMap<string, MergeSide>>(new Map());
  const merge = useMemo(
    () => mergeWith({ stored, document: mine }, theirs, choices),
    [stored, mine, theirs, choices],
  );
  const name = theirs.authorName ?? t('somebody');
  const told = useMemo(() => ({ base: stored, mine, theirs: theirs.document }), [stored, mine, theirs]);
  const asRead = useThreeInReaderWords(told);
  const shown = useMemo(
    () => conflictsAsRead(merge.conflicts, { told, asRead }, choices),
    [merge.conflicts, told, asRead, choices],
  );
  const open = merge.conflicts.filter(({ id }) => !choices.has(id)).length;
  const choose = (id: string, side: MergeSide) => setChoices((before) => new Map(before).set(id, side));
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      className="conflict-dialog"
      width="min(1040px, 94vw)"
      style={{ top: 40 }}
      title={t('conflict.title', { name })}
      footer={[
        <Button
          key="theirs"
          data-testid="conflict-theirs"
          onClick={() => {
            takeTheirs(store);
            message.info(t('conflict.tookTheirs'));
          }}
        >
          {t('conflict.takeTheirs')}
        </Button>,
        <Button
          key="mine"
          data-testid="conflict-mine"
          onClick={() => {
            keepMine(store);
            message.info(t('conflict.keptMine', { name }));
          }}
        >
          {t('conflict.keepMine')}
        </Button>,
        <Button
          key="merge"
          type="primary"
          autoFocus
          data-testid="conflict-merge"
          disabled={open > 0 || merge.document === undefined}
          onClick={() => {
            if (mergeBoth(store, choices)) message.success(t('conflict.merged'));
          }}
        >
          {open > 0 ? t('conflict.chooseFirst', { count: open }) : t('conflict.merge')}
        </Button>,
      ]}
    >
      <p>{t(merge.conflicts.length === 0 ? 'conflict.clean' : 'conflict.text', { name })}</p>
      {merge.document === undefined ? (
        <Alert type="warning" showIcon title={t('conflict.impossible')} />
      ) : null}
      {merge.conflicts.length > 0 ? (
        <section aria-label={t('conflict.both')}>
          <h4 className="conflict-heading">{t('conflict.both')}</h4>
          {shown.map((conflict) => (
            <ConflictCard
              key={conflict.id}
              conflict={conflict}
              documents={asRead}
              name={name}
              chosen={choices.get(conflict.id)}
              onChoose={(side) => choose(conflict.id, side)}
            />
          ))}
        </section>
      ) : null}
      <div className="conflict-sides">
        <SideChanges
          title={t('conflict.theirChanges', { name })}
          testId="conflict-their-changes"
          before={stored}
          after={theirs.document}
        />
        <SideChanges
          title={t('conflict.myChanges')}
          testId="conflict-my-changes"
          before={stored}
          after={mine}
        />
      </div>
    </Modal>
  );
}
