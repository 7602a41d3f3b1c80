import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { message } from '../../app/feedback/message.ts';
import { createDesignerStore } from '../../designer/store/create-designer-store.ts';
import type { DesignerStore } from '../../designer/store/designer-state.ts';
import { settleDraft } from '../../designer/store/save-draft.ts';
import { useTRPCClient } from '../../server/trpc.ts';
import type { Family, FamilyFlow } from './wizard-context.ts';

/**
 * The drafts of a family's flows as they are edited in the wizard: each is opened once, so that edits survive going from
 * step to step. A draft without edits of one's own follows what others have saved.
 */
export function useFamilyStores(family: Family, readOnly: boolean) {
  const { t } = useTranslation('wizard');
  const client = useTRPCClient();
  const stores = useRef(new Map<string, DesignerStore>());
  const storeOf = useCallback(
    (flowId: string): DesignerStore => {
      const flow = family.flows.find(({ id }) => id === flowId);
      if (!flow) throw new Error(`wizard-flow-not-in-family: ${flowId}`);
      const known = stores.current.get(flowId);
      if (known === undefined) {
        const made = createDesignerStore(flow, readOnly);
        stores.current.set(flowId, made);
        return made;
      }
      return known;
    },
    [family, readOnly],
  );
  useEffect(() => {
    for (const flow of family.flows) follow(stores.current.get(flow.id), flow);
  }, [family]);
  const settle = useCallback(async () => {
    for (const store of stores.current.values()) {
      if (await settleDraft(store, client)) continue;
      message.error(t('notSaved'));
      return false;
    }
    return true;
  }, [client, t]);
  return { storeOf, settle };
}

function follow(store: DesignerStore | undefined, flow: FamilyFlow): void {
  if (store === undefined) return;
  const { revision, unsent, sending, bindings } = store.getState();
  const { document } = flow;
  if (flow.revision > revision && unsent.length + sending.length === 0)
    store.setState({ document, stored: document, revision: flow.revision, undo: [], redo: [] });
  if (bindings !== flow.bindings) store.setState({ bindings: flow.bindings });
}
