/** Search over a flow: titles, keys, notes, every text of the settings (expressions among them) and connection names. */
import {
  type FlowDocument,
  type Note,
  type StepId,
  type TriggerId,
  toPointer,
  walkSteps,
} from '@flowbridge/flow';

export type MatchPlace = 'title' | 'key' | 'field' | 'note' | 'connection';

export type Match = {
  place: MatchPlace;
  stepId?: StepId;
  triggerId?: TriggerId;
  noteId?: Note['id'];
  /** JSON Pointer inside the step or trigger. */
  field?: string;
  /** The text around the find; the find itself lies between the offsets. */
  text: string;
  start: number;
  end: number;
};

export type Names = {
  stepTitle: (stepId: StepId) => string;
  triggerTitle: (triggerId: TriggerId) => string;
  /** The connection a step uses; undefined: none. */
  connectionName: (stepId: StepId) => string | undefined;
};

type Found = { place: MatchPlace; field?: string; text: string };
type Owner = Pick<Match, 'stepId' | 'triggerId' | 'noteId'>;

/** More are of no use to anybody. */
const MOST = 500;
/** Signs shown before and after a find. */
const AROUND = 36;

/** All finds from top to bottom, in each step from its title down. Case does not count. */
export function findInFlow(document: FlowDocument, query: string, names: Names): Match[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [];
  const matches: Match[] = [];
  const look = (owner: Owner, texts: Iterable<Found>) => {
    for (const found of texts) {
      const at = found.text.toLowerCase().indexOf(wanted);
      if (at >= 0 && matches.length < MOST) matches.push({ ...owner, ...excerpt(found, at, wanted.length) });
    }
  };
  for (const trigger of document.triggers) {
    look({ triggerId: trigger.id }, [
      { place: 'title', text: names.triggerTitle(trigger.id), field: '/title' },
      { place: 'key', text: trigger.key, field: '/key' },
      ...textsIn(trigger.config, ['config']),
    ]);
  }
  for (const { step } of walkSteps(document)) {
    const connection = names.connectionName(step.id);
    look({ stepId: step.id }, [
      { place: 'title', text: names.stepTitle(step.id), field: '/title' },
      { place: 'key', text: step.key, field: '/key' },
      ...(connection === undefined
        ? []
        : [{ place: 'connection' as const, text: connection, field: '/config' }]),
      ...textsIn(step.config, ['config']),
      ...(step.note === undefined ? [] : [{ place: 'note' as const, text: step.note, field: '/note' }]),
    ]);
  }
  for (const note of document.notes) look({ noteId: note.id }, [{ place: 'note', text: note.text }]);
  return matches;
}

function* textsIn(value: unknown, path: (string | number)[]): Generator<Found> {
  if (typeof value === 'string') yield { place: 'field', text: value, field: toPointer(path) };
  else if (typeof value === 'number') yield { place: 'field', text: String(value), field: toPointer(path) };
  else if (typeof value === 'object' && value !== null) {
    for (const [part, child] of Object.entries(value)) {
      yield* textsIn(child, [...path, Array.isArray(value) ? Number(part) : part]);
    }
  }
}

function excerpt(found: Found, at: number, length: number): Omit<Match, keyof Owner> {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(found.text.length, at + length + AROUND);
  const before = from > 0 ? '…' : '';
  const start = at - from + before.length;
  return {
    ...found,
    text: `${before}${found.text.slice(from, to)}${to < found.text.length ? '…' : ''}`,
    start,
    end: start + length,
  };
}
