/** What the parts of the run page share: the run, the attempt looked at, what is chosen in it. */
import type { ConnectorManifest } from '@flowbridge/connector-sdk/manifest';
import type { FlowDocument } from '@flowbridge/flow';
import { createContext, useContext } from 'react';
import type { Words } from '../../designer/catalog/step-words.ts';
import type { ServerOutputs } from '../../server/trpc.ts';
import type { QuestionsView } from './questions/use-questions.ts';
import type { ChosenItems } from './step-path.ts';

export type RunDetail = ServerOutputs['runs']['get'];
export type StepRunItem = ServerOutputs['runs']['steps']['items'][number];
export type StepRunDetail = ServerOutputs['runs']['stepDetail'];

export type RunView = {
  run: RunDetail;
  document: FlowDocument;
  connectors: readonly ConnectorManifest[];
  words: Words;
  attempt: number;
  /** Still changing. */
  live: boolean;
  /** Beginning and end of the attempt in ms since 1970: the timeline's scale. */
  span: { startMs: number; endMs: number };
  chosen: ChosenItems;
  chooseItem(loopPath: string, index: number): void;
  /** Path of the step run shown at the right; undefined: the run itself. */
  path: string | undefined;
  /** What the run asks people. */
  asked: QuestionsView;
  show(path: string | undefined): void;
};

export const RunViewContext = createContext<RunView | undefined>(undefined);

export function useRunView(): RunView {
  const view = useContext(RunViewContext);
  if (view === undefined) throw new Error('useRunView is used outside the run page');
  return view;
}
