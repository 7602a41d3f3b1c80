import { useEffect } from 'react';
import { useTRPCClient } from '../../server/trpc.ts';
import type { DesignerStore } from './designer-state.ts';
import { saveDraft } from './save-draft.ts';

const AFTER_LAST_EDIT_MS = 700;
const RETRY_AFTER_MS = 5000;

/**
 * Saves shortly after the last edit, tries again after a failure and as soon as the network is back, and warns before leaving
 * with unsaved edits.
 */
export function useAutosave(store: DesignerStore): void {
  const client = useTRPCClient();
  useEffect(() => {
    let timer: number | undefined;
    const schedule = () => {
      const { save, unsent } = store.getState();
      window.clearTimeout(timer);
      if (unsent.length === 0) return;
      if (save.kind === 'waiting') timer = window.setTimeout(run, AFTER_LAST_EDIT_MS);
      if (save.kind === 'failed') timer = window.setTimeout(run, RETRY_AFTER_MS);
    };
    const run = () => void saveDraft(store, client);
    const stop = store.subscribe((state, before) => {
      if (state.unsent !== before.unsent || state.save !== before.save) schedule();
    });
    const leaving = (event: BeforeUnloadEvent) => {
      const { unsent, sending } = store.getState();
      if (unsent.length + sending.length === 0) return;
      run();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('online', run);
    return () => {
      stop();
      window.clearTimeout(timer);
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('online', run);
      run();
    };
  }, [store, client]);
}
