import type { LaneId } from '../document/ids.ts';
import type { FieldChange } from './field-change.ts';

/** Where a part stands: a step in its lane, any other part in its list. Positions from 0. */
export type Spot = { lane: LaneId | undefined; index: number };

export type Move = { from: Spot; to: Spot };

/** What became of one step, trigger, parameter or note. */
export type PartDiff<Part> =
  | { kind: 'added'; after: Part; at: Spot }
  | { kind: 'removed'; before: Part; at: Spot }
  /** Other fields; `move` when it also stands elsewhere. */
  | { kind: 'changed'; before: Part; after: Part; fields: FieldChange[]; move: Move | undefined }
  /** The same, elsewhere. */
  | { kind: 'moved'; before: Part; after: Part; move: Move };

export type PartChange = PartDiff<unknown>['kind'];

/** The part as it is now, or as it was where it is gone. */
export function partOf<Part>(diff: PartDiff<Part>): Part {
  return diff.kind === 'removed' ? diff.before : diff.after;
}
