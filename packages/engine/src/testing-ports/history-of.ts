import type { JournalLine } from '../resume/journal-line.ts';
import type { History } from '../resume/replay-source.ts';
import type { MemoryJournal } from './memory-journal.ts';

/** What a database would give back of a journal that a crash cut off after its first `lines` records. */
export function historyOf(journal: MemoryJournal, lines = journal.records.length): History {
  const kept = journal.records.slice(0, lines);
  const dropped = journal.checkpoints.flatMap(({ sequence, drop, path }) =>
    drop && sequence <= lines ? [{ ...drop, path }] : [],
  );
  const isDropped = (path: string, sequence: number, sampledOut: boolean): boolean =>
    sampledOut &&
    dropped.some((each) => path.startsWith(`${each.path}[`) && sequence >= each.from && sequence <= each.to);
  const loops: History['loops'] = new Map(
    journal.checkpoints
      .filter(({ sequence }) => sequence <= lines)
      .map(({ path, checkpoint, sequence }) => [path, { checkpoint, sequence }]),
  );
  return {
    loops,
    lines: kept
      .filter((record) => !isDropped(record.path, record.sequence, record.sampledOut === true))
      .map((record): JournalLine => {
        const { path, sequence, state, startedAtMs, tryNumber, error, output } = record;
        return {
          path,
          sequence,
          state,
          startedAtMs,
          tryNumber,
          ...(error ? { error } : {}),
          output: () => (output === undefined ? undefined : JSON.parse(JSON.stringify(output))),
        };
      }),
  };
}
