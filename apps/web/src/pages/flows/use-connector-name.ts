import { useQuery } from '@tanstack/react-query';
import { usePreferences } from '../../app/preferences.ts';
import { useTRPC } from '../../server/trpc.ts';

/** The name of a connector in the console's language; its key while it is not known. */
export function useConnectorName(): (key: string) => string {
  const trpc = useTRPC();
  const language = usePreferences((state) => state.language);
  const connectors = useQuery(trpc.connectors.list.queryOptions(undefined, { staleTime: 600_000 }));
  return (key) => connectors.data?.find((each) => each.key === key)?.names[language] ?? key;
}
