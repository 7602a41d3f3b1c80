import { wrongUsage } from '../../cli-error.ts';
import { runStates } from '../../client/answers.ts';
import { readMoment } from '../../options/read-moment.ts';
import { readNumber, readWord } from '../../options/read-number.ts';
import type { CommonOptions } from '../installation-options.ts';

export type RetryOptions = CommonOptions & {
  from: string;
  version: string;
  flow?: string;
  state?: string;
  errorCode?: string;
  after?: string;
  before?: string;
  search?: string;
  businessKey?: string;
  canary?: boolean;
  perMinute?: string;
  preview?: boolean;
  wait?: boolean;
  timeout?: string;
  steps: string;
};

/** Where a retry begins; a path is one of a step run. */
export type From = 'trigger' | 'failedStep' | 'failedItems' | { path: string };

const WORDS = ['trigger', 'failedStep', 'failedItems'] as const;

export function readFrom(given: string): From {
  const word = WORDS.find((each) => each === given);
  if (word) return word;
  const path = given.startsWith('path:') ? given.slice('path:'.length) : '';
  if (path === '') throw wrongUsage('--from must be trigger, failedStep, failedItems or path:<step>');
  return { path };
}

export function readVersionWord(given: string): 'same' | 'published' | 'draft' {
  return readWord('--version', given, ['same', 'published', 'draft']);
}

/** Which runs, apart from their flow. Only failed ones unless states are named: a retry of what succeeded does it twice. */
export function readFilter(options: RetryOptions, nowMs: number) {
  const { state = 'failed', errorCode, after, before, search, businessKey } = options;
  const states = state.split(',').map((each) => readWord('--state', each.trim(), runStates));
  return {
    states,
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(after === undefined ? {} : { from: readMoment('--after', after, nowMs) }),
    ...(before === undefined ? {} : { to: readMoment('--before', before, nowMs) }),
    ...(search === undefined ? {} : { search }),
    ...(businessKey === undefined ? {} : { key: businessKey }),
  };
}

const CHOOSING = [
  'flow',
  'state',
  'errorCode',
  'after',
  'before',
  'search',
  'businessKey',
] as const satisfies (keyof RetryOptions)[];

/** Whether runs are chosen by what they are like. */
export function choosesMany(options: RetryOptions): boolean {
  return CHOOSING.some((name) => options[name] !== undefined);
}

export function readPace({ canary, perMinute }: RetryOptions) {
  const limit = readNumber('--per-minute', perMinute, { most: 6_000 });
  return { canary: canary === true, ...(limit === undefined ? {} : { perMinute: limit }) };
}
