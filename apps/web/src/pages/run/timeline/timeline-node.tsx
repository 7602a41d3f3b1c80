import { type StepId, stepOf } from '@flowbridge/flow';
import { useState } from 'react';
import { type StepRunItem, useRunView } from '../run-view.ts';
import { isLoop, laneDepth } from '../step-path.ts';
import { LoopItems } from './loop-items.tsx';
import { TimelineRow } from './timeline-row.tsx';

/** A step run and, for a loop, the chosen item's step runs under it. */
export function TimelineNode({ item, indent }: { item: StepRunItem; indent: number }) {
  const { document, path, show } = useRunView();
  const [open, setOpen] = useState(true);
  // The journal's ids are those of the version that ran, which is the document shown.
  const stepId = item.stepId as StepId;
  const step = stepOf(document, stepId);
  const depth = indent + (step === undefined ? 0 : laneDepth(document, stepId));
  const loop = isLoop(step) && item.state !== 'skipped';
  return (
    <>
      <TimelineRow
        item={item}
        step={step}
        indent={depth}
        shown={path === item.path}
        fold={loop ? { open, toggle: () => setOpen((before) => !before) } : undefined}
        onShow={() => show(item.path)}
      />
      {loop && open ? (
        <LoopItems
          loopPath={item.path}
          step={step}
          indent={depth + 1}
          renderItem={(inner) => <TimelineNode item={inner} indent={depth + 1} />}
        />
      ) : null}
    </>
  );
}
