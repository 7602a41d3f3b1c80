import { useMutation, useQueryClient } from '@tanstack/react-query';
import { message } from '../../app/feedback/message.ts';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';

/** Asks the runner to stop a run: honoured at its next step, calls in flight are aborted. */
export function useCancelRun() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: ({ id }: { id: string }) => client.runs.cancel.mutate({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: trpc.runs.pathKey() }),
    onError: (error) => message.error(errorText(error)),
  });
}
