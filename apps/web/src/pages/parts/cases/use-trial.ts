/** Running the test cases: of what stands on the screen, which is saved first. */
import type { FunctionDraft } from '@flowbridge/connector-sdk/custom';
import { useMutation } from '@tanstack/react-query';
import { usePreferences } from '../../../app/preferences.ts';
import type { CodeProblem } from '../../../designer/fields/code/code-editor.tsx';
import { type ServerOutputs, useTRPC } from '../../../server/trpc.ts';
import type { PartDraft } from '../use-part-draft.ts';

type Results = ServerOutputs['customParts']['tryCases']['results'];
export type CaseResult = Results[number];

export type Trial = {
  run(): Promise<void>;
  isRunning: boolean;
  /** Of the draft as it stands; undefined when it was changed since, or never tried. */
  results: Results | undefined;
  error: unknown;
  /** Lines of the source that failed. */
  markers: CodeProblem[];
};

export function useTrial(id: string, work: PartDraft<FunctionDraft>): Trial {
  const trpc = useTRPC();
  const language = usePreferences((state) => state.language);
  const trial = useMutation(trpc.customParts.tryCases.mutationOptions());
  const results = work.isUnsaved ? undefined : trial.data?.results;
  return {
    async run() {
      if ((await work.save()) === undefined) return;
      // What failed is shown where the results would stand.
      await trial.mutateAsync({ id }).catch(() => undefined);
    },
    isRunning: work.isSaving || trial.isPending,
    results: trial.isPending ? undefined : results,
    error: trial.error,
    markers: (results ?? []).flatMap(({ line, message }) =>
      line === undefined || message === undefined ? [] : [{ message: message[language], line, column: 1 }],
    ),
  };
}
