/** What was decided so far about the conflicts of a family, and what each flow would become by it. */
import { type FlowDocument, type MergeConflict, type MergeSide, mergeDocuments } from '@flowbridge/flow';
import { useMemo, useState } from 'react';
import { language } from '../../designer/store/expression-language.ts';
import type { ServerOutputs } from '../../server/trpc.ts';

export type Preview = ServerOutputs['upgrades']['preview'];
export type PreviewFlow = Preview['flows'][number];
export type MergedFlow = Extract<PreviewFlow, { kind: 'merged' }>;

type Choices = Readonly<Record<string, Readonly<Record<string, MergeSide>>>>;

export type Decided = {
  conflicts: MergeConflict[];
  /** Conflicts nobody has decided. */
  open: number;
  /** Undefined when what was chosen does not fit together. */
  document: FlowDocument | undefined;
};

export type Decisions = {
  choices: Choices;
  whole: Readonly<Record<string, MergeSide>>;
  of(flow: MergedFlow): Decided;
  choose(flowId: string, sides: Readonly<Record<string, MergeSide>>): void;
  /** Undefined: one by one again. */
  takeWhole(flowId: string, side: MergeSide | undefined): void;
  open: number;
  fits: boolean;
};

export function useDecisions({ flows }: Preview): Decisions {
  const [choices, setChoices] = useState<Choices>({});
  const [whole, setWhole] = useState<Decisions['whole']>({});
  const decided = useMemo(
    () =>
      new Map(
        flows.flatMap((flow) =>
          flow.kind === 'merged' ? [[flow.id, decide(flow, choices[flow.id], whole[flow.id])] as const] : [],
        ),
      ),
    [flows, choices, whole],
  );
  const all = [...decided.values()];
  return {
    choices,
    whole,
    of: ({ id, mine }) => decided.get(id) ?? { conflicts: [], open: 0, document: mine },
    choose: (flowId, sides) =>
      setChoices((before) => ({ ...before, [flowId]: { ...before[flowId], ...sides } })),
    takeWhole: (flowId, side) =>
      setWhole((before) => {
        const { [flowId]: _, ...rest } = before;
        return side === undefined ? rest : { ...rest, [flowId]: side };
      }),
    open: all.reduce((sum, { open }) => sum + open, 0),
    fits: all.every(({ document }) => document !== undefined),
  };
}

function decide(
  flow: MergedFlow,
  sides: Readonly<Record<string, MergeSide>> | undefined,
  whole: MergeSide | undefined,
): Decided {
  const chosen = new Map(Object.entries(sides ?? {}));
  const { document, conflicts } = mergeDocuments(flow, language, chosen);
  if (whole !== undefined) return { conflicts, open: 0, document: flow[whole] };
  return { conflicts, document, open: conflicts.filter(({ id }) => !chosen.has(id)).length };
}
