import type { Command } from '../commands/command.ts';
import type { StepId, TriggerId } from '../document/ids.ts';
import type { ProblemCode } from './problem-codes.ts';

/** One text in both languages of the console. */
export type Bilingual = { en: string; zh: string };

export type TextSpan = { start: number; end: number };

/** Something wrong with a flow document, said so that a person finds the place. */
export type Problem = {
  code: ProblemCode;
  /** `error` keeps a flow from being published; `warning` only tells. */
  severity: 'error' | 'warning';
  /** For people: `steps › 遍历草稿单 › config › items`. */
  path: string;
  message: Bilingual;
  stepId?: StepId;
  triggerId?: TriggerId;
  /** For forms: JSON Pointer inside the step, trigger or document, such as `/config/input/filter`. */
  field?: string;
  /** The place inside that field's text, when the problem is one of an expression: offsets of its first and behind its last sign. */
  span?: TextSpan;
  /** A command that solves the problem. */
  fix?: Command;
};
