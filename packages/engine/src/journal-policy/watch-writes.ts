/**
 * Listens to the records of a piece of work and tells whether it may have changed something outside that a repeat would
 * change twice. Writes nothing itself. A call that failed without a doubt is forgotten; a result taken over from an earlier
 * execution counts, because its effect was not looked at again.
 */
import type { StepRecord } from '../ports.ts';
import type { Recorder } from './recorder.ts';

export type WriteWatch = { recorder: Recorder; mayHaveHappened(): boolean };

/** `calling` are the ids of steps that call other flows: nobody here sees what those did. */
export function watchWrites(recorder: Recorder, calling: ReadonlySet<string>): WriteWatch {
  const written = new Set<string>();
  const look = ({ state, path, stepId, error }: StepRecord): void => {
    if (state === 'started' || state === 'reused' || state === 'unknown') written.add(path);
    else if (state === 'succeeded' && calling.has(stepId)) written.add(path);
    else if (state === 'failed' && error?.details.mayHaveHappened !== true) written.delete(path);
  };
  return {
    recorder: {
      ...recorder,
      add(record, keep) {
        look(record);
        recorder.add(record, keep);
      },
    },
    mayHaveHappened: () => written.size > 0,
  };
}
