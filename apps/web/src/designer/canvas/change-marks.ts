import type { PartChange } from '@flowbridge/flow';

/** What became of a step or trigger between two versions. */
export type ChangeMark = {
  change: PartChange;
  /** Changed and standing elsewhere. */
  moved: boolean;
};
