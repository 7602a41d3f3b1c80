import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useErrorText } from '../../server/error-text.ts';
import { useTRPC, useTRPCClient } from '../../server/trpc.ts';

/** Asks the runner to stop a run: honoured at its next step, calls in flight are aborted. */
export function useCancelRun() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ({ id }: { id: string }) => client.runs.cancel.mutate({ id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: trpc.runs.pathKey() }),
    onError: (error) => void message.error(errorText(error)),
  });
}
