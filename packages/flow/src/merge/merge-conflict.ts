import type { ChangePath } from '../diff/field-change.ts';
import type { LaneId, StepId } from '../document/ids.ts';
import type { JsonValue } from '../document/values.ts';

export type MergeSide = 'mine' | 'theirs';

export const otherSide = (side: MergeSide): MergeSide => (side === 'mine' ? 'theirs' : 'mine');

/** A part of a document that two people changed. */
export type MergePart = { group: 'steps' | 'triggers' | 'parameters' | 'notes' | 'settings'; partId: string };

/** Something that both changed, each differently: one of the two has to be chosen. */
export type MergeConflict = MergePart & {
  /** The same for the same three documents, whatever was chosen for other conflicts. */
  id: string;
} & (
    | {
        kind: 'field';
        /** Empty: the part as a whole; a side without a value has removed it. */
        path: ChangePath;
        base: JsonValue | undefined;
        mine: JsonValue | undefined;
        theirs: JsonValue | undefined;
      }
    /** One removed a container, case or branch into which the other put steps. */
    | { kind: 'inside'; removedBy: MergeSide }
    /** Both moved the step, to different lanes. */
    | { kind: 'place'; mine: LaneId; theirs: LaneId }
    /** Both put the steps of a lane into another order; `partId` is the lane's container. */
    | { kind: 'order'; lane: LaneId; mine: readonly StepId[]; theirs: readonly StepId[] }
  );

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type FoundConflict = WithoutId<MergeConflict>;

/** Remembers a conflict and answers which side counts. `fallback` counts until somebody has chosen. */
export type Decide = (found: FoundConflict, fallback: MergeSide) => MergeSide;

/** Told apart by what they are about, not by the values. */
export function conflictId(found: FoundConflict): string {
  const place =
    found.kind === 'field' ? JSON.stringify(found.path) : found.kind === 'order' ? found.lane : '';
  return [found.group, found.partId, found.kind, place].join(' ');
}
