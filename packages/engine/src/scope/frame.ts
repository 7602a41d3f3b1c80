import type { Scope } from '@flowbridge/expression';
import type { Recorder } from '../journal-policy/recorder.ts';
import type { Variables } from './variables.ts';

/**
 * Where a step stands: what its expressions see, the address before its key, and who takes its records. A sequential
 * loop gives each iteration its own frame over the same scope; branches that run side by side would fork the scope.
 */
export type Frame = {
  scope: Scope;
  variables: Variables;
  /** `''` at the root, `eachDraft[12]/` inside an iteration. */
  prefix: string;
  recorder: Recorder;
  loopDepth: number;
};
