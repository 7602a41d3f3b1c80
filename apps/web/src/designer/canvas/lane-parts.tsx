/** The small parts between cards: frames, column heads, slots, empty lanes, the end. */
import { PlusOutlined } from '@ant-design/icons';
import { type LaneId, parseLaneId, type StepId } from '@flowbridge/flow';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvas } from './canvas-model.ts';
import { useLaneTitle } from './lane-title.ts';
import { menuOf } from './menu-of.ts';

const below = (event: MouseEvent) => {
  const rect = event.currentTarget.getBoundingClientRect();
  return { x: rect.left + rect.width / 2, y: rect.bottom };
};

export const BoxFrame = memo(function BoxFrame({ data }: { data: { stepId: StepId } }) {
  const kind = useCanvas((model) => model.document.steps[data.stepId]?.kind);
  const selected = useCanvas((model) => model.selectedSteps.has(data.stepId));
  return <div className={`box-frame box-${kind} ${selected ? 'is-selected' : ''}`} />;
});

export const LaneHead = memo(function LaneHead({ data }: { data: { lane: LaneId } }) {
  const title = useLaneTitle(data.lane);
  const address = parseLaneId(data.lane);
  const name = address?.name.split(':')[0];
  const container = address?.container;
  const edit = useCanvas((model) => model.edit);
  const selectStep = useCanvas((model) => model.selectStep);
  return (
    // Keys reach the container itself: its heads would only be more stops on the way.
    <button
      type="button"
      tabIndex={-1}
      className={`lane-head lane-${name} nopan`}
      title={title}
      data-testid={`head-${data.lane}`}
      onClick={() => container !== undefined && selectStep(container, false)}
      onContextMenu={menuOf(edit, { kind: 'lane', lane: data.lane })}
    >
      {title}
    </button>
  );
});

type SlotProps = { id: string; data: { lane: LaneId; index: number } };

export const SlotButton = memo(function SlotButton({ id, data }: SlotProps) {
  const { t } = useTranslation('designer');
  const edit = useCanvas((model) => model.edit);
  const dragging = useCanvas((model) => model.dragging);
  const lit = useCanvas((model) => model.litSlot === id);
  if (!edit) return null;
  return (
    <button
      type="button"
      className={`slot nopan ${dragging ? 'is-open' : ''} ${lit ? 'is-lit' : ''}`}
      aria-label={t('canvas.addHere')}
      data-testid={`drop-${data.lane}-${data.index}`}
      data-lit={lit}
      onClick={(event) => edit.openPicker(data, below(event))}
      onContextMenu={menuOf(edit, { kind: 'slot', slot: data })}
    >
      <PlusOutlined />
    </button>
  );
});

export const EmptyLane = memo(function EmptyLane({ id, data }: SlotProps) {
  const { t } = useTranslation('designer');
  const edit = useCanvas((model) => model.edit);
  const dragging = useCanvas((model) => model.dragging);
  const lit = useCanvas((model) => model.litSlot === id);
  if (!edit) return <div className="empty-lane">{t('canvas.emptyLane')}</div>;
  return (
    <button
      type="button"
      className={`empty-lane nopan ${dragging ? 'is-open' : ''} ${lit ? 'is-lit' : ''}`}
      data-lane={data.lane}
      data-testid={`drop-${data.lane}-${data.index}`}
      data-lit={lit}
      onClick={(event) => edit.openPicker(data, below(event))}
      onContextMenu={menuOf(edit, { kind: 'slot', slot: data })}
    >
      <PlusOutlined /> {t(dragging ? 'canvas.dropHere' : 'canvas.addFirst')}
    </button>
  );
});

export const AddTriggerButton = memo(function AddTriggerButton() {
  const { t } = useTranslation('designer');
  const edit = useCanvas((model) => model.edit);
  const none = useCanvas((model) => model.document.triggers.length === 0);
  const lit = useCanvas((model) => model.litSlot === 'addTrigger');
  if (!edit) return null;
  return (
    <button
      type="button"
      className={`add-trigger nopan ${none ? 'is-wide' : ''} ${lit ? 'is-lit' : ''}`}
      aria-label={t('canvas.addTrigger')}
      data-testid="drop-triggers"
      data-lit={lit}
      onClick={(event) => edit.openTriggerPicker(below(event))}
    >
      <PlusOutlined />
      {none ? <span>{t('canvas.addTrigger')}</span> : null}
    </button>
  );
});

export const EndMark = memo(function EndMark() {
  const { t } = useTranslation('designer');
  return <div className="end-mark">{t('canvas.end')}</div>;
});
