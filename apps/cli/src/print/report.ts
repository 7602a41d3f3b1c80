import { stringifyJson } from '@flowbridge/expression';
import type { Surroundings } from '../surroundings.ts';
import { safeText } from './safe-text.ts';

/**
 * Where a command says things. People get tables on standard output and what happens meanwhile on standard error; scripts
 * (`--json`) get one value on standard output and nothing else.
 */
export type Report = {
  forScripts: boolean;
  /** The answer, for people. */
  answer(text: string): void;
  /** What happens meanwhile, or is worth knowing, for people. */
  note(text: string): void;
  /** How far it has come; on a terminal the next one is written over it. */
  progress(text: string): void;
  /** The answer, for scripts. */
  value(value: unknown): void;
};

export function openReport(
  { out, err, overwrites }: Pick<Surroundings, 'out' | 'err' | 'overwrites'>,
  { json }: { json: boolean },
): Report {
  let shown = '';
  const clear = () => {
    if (shown !== '' && overwrites) err('\r\u001b[2K');
    shown = '';
  };
  const forPeople = (write: (text: string) => void) => (text: string) => {
    if (json) return;
    clear();
    write(`${text}\n`);
  };
  return {
    forScripts: json,
    answer: forPeople(out),
    note: forPeople(err),
    progress(text) {
      if (json || text === shown) return;
      if (overwrites) {
        clear();
        err(safeText(text));
      } else err(`${safeText(text)}\n`);
      shown = text;
    },
    value(value) {
      clear();
      if (json) out(`${stringifyJson(value, 2)}\n`);
    },
  };
}
