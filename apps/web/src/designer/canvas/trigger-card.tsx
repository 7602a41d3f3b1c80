import { CloseCircleFilled } from '@ant-design/icons';
import type { TriggerId } from '@flowbridge/flow';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { TriggerIcon } from '../catalog/step-icon.tsx';
import { connectorOfTrigger, triggerTitle } from '../catalog/step-words.ts';
import { useTriggerLine } from '../catalog/use-trigger-line.ts';
import { useWords } from '../catalog/use-words.ts';
import { SeatMarks } from '../presence/seat-marks.tsx';
import { useCanvas } from './canvas-model.ts';
import { CardWords } from './card-words.tsx';
import { ChangeBadge, useChangeText } from './change-badge.tsx';
import { menuOf } from './menu-of.ts';

/** A trigger on the canvas. */
export const TriggerCard = memo(function TriggerCard({ data }: { data: { triggerId: TriggerId } }) {
  const { t } = useTranslation('designer');
  const { triggerId } = data;
  const trigger = useCanvas((model) => model.document.triggers.find((each) => each.id === triggerId));
  const connectors = useCanvas((model) => model.connectors);
  const selected = useCanvas((model) => model.selectedTrigger === triggerId);
  const problems = useCanvas((model) => model.problems.get(triggerId));
  const mark = useCanvas((model) => model.marks?.get(triggerId));
  const changeText = useChangeText();
  const edit = useCanvas((model) => model.edit);
  const selectTrigger = useCanvas((model) => model.selectTrigger);
  const words = useWords(connectors);
  const lineOf = useTriggerLine(words);
  if (trigger === undefined) return null;
  const title = triggerTitle(trigger, words);
  const line = lineOf(trigger);
  const keyLine = line === title ? '' : line;
  const connector = connectorOfTrigger(connectors, trigger);
  return (
    <div
      className={`trigger-card nopan ${selected ? 'is-selected' : ''} ${problems?.errors ? 'has-errors' : ''}`}
      data-testid={`trigger-${trigger.key}`}
      data-trigger-id={triggerId}
      data-change={mark?.change}
    >
      <button
        type="button"
        className="step-card-face"
        aria-label={`${t('canvas.trigger')}: ${title}${keyLine === '' ? '' : `, ${keyLine}`}${mark ? `, ${changeText(mark)}` : ''}`}
        aria-pressed={selected}
        onClick={() => selectTrigger(triggerId)}
        onContextMenu={menuOf(edit, { kind: 'trigger', triggerId })}
      >
        <TriggerIcon kind={trigger.kind} connector={connector} />
        <CardWords title={title} line={keyLine} />
        <span className="step-card-badges">
          {problems?.errors ? (
            <CloseCircleFilled className="badge-error" title={t('badges.problems')} />
          ) : null}
        </span>
      </button>
      {mark ? <ChangeBadge mark={mark} className="is-on-card" /> : null}
      <SeatMarks partId={triggerId} />
    </div>
  );
});
