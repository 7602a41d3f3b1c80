/** Flows whose template is drawn in both languages are compared in the reader's: titles and labels that are the template's. */
import { type FlowDocument, inOtherWords, type ThreeDocuments } from '@flowbridge/flow';
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import { type ServerOutputs, useTRPC } from '../../server/trpc.ts';

export type FlowWords = ServerOutputs['upgrades']['words'];

const ReaderWordsContext = createContext<FlowWords | undefined>(undefined);

type Props = { words: FlowWords | undefined; children: ReactNode };

export function ReaderWords({ words, children }: Props) {
  return <ReaderWordsContext value={words}>{children}</ReaderWordsContext>;
}

/** The same for a flow the server is asked about. `enabled`: it comes from a template. */
export function ReaderWordsOf({ flowId, enabled = true, children }: AskedProps) {
  const trpc = useTRPC();
  const words = useQuery(
    trpc.upgrades.words.queryOptions({ id: flowId }, { enabled, staleTime: Number.POSITIVE_INFINITY }),
  );
  return <ReaderWords words={words.data}>{children}</ReaderWords>;
}

type AskedProps = { flowId: string; enabled?: boolean; children: ReactNode };

/** Documents that are compared, as the reader is to see them. */
export function useInReaderWords(before: FlowDocument, after: FlowDocument): [FlowDocument, FlowDocument] {
  const words = useOtherWords();
  return useMemo(() => {
    const [one = before, other = after] = inOtherWords([before, after], words);
    return [one, other];
  }, [words, before, after]);
}

/** The same of the three documents of a merge. */
export function useThreeInReaderWords({ base, theirs, mine }: ThreeDocuments): ThreeDocuments {
  const words = useOtherWords();
  return useMemo(() => {
    const [one = base, other = theirs, own = mine] = inOtherWords([base, theirs, mine], words);
    return { base: one, theirs: other, mine: own };
  }, [words, base, theirs, mine]);
}

const NONE: FlowWords['otherWords'] = [];

/** None when the flow is in the reader's language already, or is drawn in one only. */
function useOtherWords(): FlowWords['otherWords'] {
  const words = useContext(ReaderWordsContext);
  const language = usePreferences((state) => state.language);
  return words === undefined || words.drawnIn === null || words.drawnIn === language
    ? NONE
    : words.otherWords;
}
