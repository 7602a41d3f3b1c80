/** Which question of the run is looked at: the step on show when it is one, else the one last picked, else the first that is open. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { isBusy } from '../is-busy.ts';
import type { RunDetail } from '../run-view.ts';
import {
  decidedOf,
  neighbourQuestion,
  type Question,
  questionsOf,
  type RunDecision,
} from './questions-of.ts';

export type QuestionsView = {
  /** None of an attempt that is not the newest one, nor while the run asks nothing. */
  questions: readonly Question[];
  open: number;
  current: Question | undefined;
  /** The one to be answered next: the one looked at when it is open. */
  next: Question | undefined;
  pick(path: string): void;
  /** Shows the open question after or before the one looked at; Q and Shift+Q do the same from anywhere on the page. */
  walk(direction: -1 | 1): void;
  /** What was said in the attempt looked at, by place. */
  decided: ReadonlyMap<string, RunDecision>;
};

type Looked = { run: RunDetail; attempt: number; path: string | undefined; show: (path: string) => void };

export function useQuestions({ run, attempt, path, show }: Looked): QuestionsView {
  const [picked, setPicked] = useState<string>();
  const questions = useMemo(() => (attempt === run.attempt ? questionsOf(run) : []), [run, attempt]);
  const decided = useMemo(() => decidedOf(run, attempt), [run, attempt]);
  const at = (place: string | undefined) => questions.find((each) => each.path === place);
  const current = at(path) ?? at(picked) ?? neighbourQuestion(questions, undefined);
  const pick = (place: string) => {
    setPicked(place);
    show(place);
  };
  const walk = (direction: -1 | 1) => {
    // Nothing of it is on show yet: the one that is looked at comes first.
    const to =
      path === undefined && picked === undefined
        ? current
        : neighbourQuestion(questions, current?.path, direction);
    if (to !== undefined) pick(to.path);
  };
  const newest = useRef(walk);
  useEffect(() => {
    newest.current = walk;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'q' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isBusy(event.target)) return;
      event.preventDefault();
      newest.current(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return {
    questions,
    open: questions.filter(({ answer }) => answer === undefined).length,
    current,
    next: current?.answer === undefined ? current : neighbourQuestion(questions, current.path),
    pick,
    walk,
    decided,
  };
}
