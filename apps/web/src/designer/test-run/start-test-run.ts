import type { Template, Trigger } from '@flowbridge/flow';
import type { ServerClient, ServerInputs } from '../../server/trpc.ts';
import type { DesignerStore } from '../store/designer-state.ts';
import { settleDraft } from '../store/save-draft.ts';

type Order = {
  triggerId?: Trigger['id'] | undefined;
  input?: Template | undefined;
  test: NonNullable<ServerInputs['flows']['run']['test']>;
};

/** Starts a test run of the draft as it is on screen; gives its id, undefined when the draft could not be saved. */
export async function startTestRun(
  { store, client }: { store: DesignerStore; client: ServerClient },
  { triggerId, input, test }: Order,
): Promise<string | undefined> {
  if (!(await settleDraft(store, client))) return undefined;
  const started = await client.flows.run.mutate({
    id: store.getState().flowId,
    version: 'draft',
    ...(triggerId === undefined ? {} : { triggerId }),
    ...(input === undefined ? {} : { input }),
    ...(Object.keys(test).length === 0 ? {} : { test }),
  });
  return started.runId;
}
