/** Puts texts into a template input for its user, and takes them back: what a program writes, the browser cannot undo. */
import { useRef } from 'react';

type Insertion = { before: string; after: string; caret: number };

export type Insertions = {
  /** Remembers what an insertion changed. */
  remember(insertion: Insertion): void;
  /** What stood there before the insertion that gave this text, and where the caret was. */
  takeBack(text: string): Insertion | undefined;
};

/** As many as a person takes back one by one. */
const MOST = 50;

export function useInsertions(): Insertions {
  const made = useRef<Insertion[]>([]);
  return {
    remember(insertion) {
      made.current = [...made.current.slice(1 - MOST), insertion];
    },
    takeBack(text) {
      const last = made.current.at(-1);
      if (last?.after !== text) return undefined;
      made.current = made.current.slice(0, -1);
      return last;
    },
  };
}
