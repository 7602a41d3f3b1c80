import { aFlow } from '../builder/a-flow.ts';
import type { LaneBuilder } from '../builder/lane-builder.ts';
import type { FlowDocument } from '../document/document.ts';

/** A flow of loops with ten steps each that refer to their loop and to the step before. */
export function largeFlow(steps: number): FlowDocument {
  const flow = aFlow().manual().buildJson('first', { rows: [] });
  for (let loop = 1; loop <= Math.floor(steps / 10); loop += 1) {
    flow.forEach(`loop${loop}`, '{{ steps.first.rows }}', (lane) => fill(lane, loop));
  }
  return flow.build();
}

function fill(lane: LaneBuilder, loop: number): void {
  for (let at = 1; at <= 9; at += 1) {
    const before = at === 1 ? 'steps.first' : `steps.step${loop}_${at - 1}`;
    lane.buildJson(`step${loop}_${at}`, {
      item: `{{ loops.loop${loop}.item.code }}`,
      before: `{{ ${before} }}`,
    });
  }
}
