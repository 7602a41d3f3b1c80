import { type Problem, validateDocument } from '@flowbridge/flow';
import { useEffect, useMemo, useState } from 'react';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import type { Designer } from '../store/designer-context.ts';
import { language } from '../store/edit.ts';

const AFTER_LAST_EDIT_MS = 250;

/** The draft's problems, found in the browser by the same rules as on the server, shortly after each edit. */
export function useValidation({ store, connectors }: Designer): readonly Problem[] {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const catalog = useMemo(() => connectorCatalog(connectors), [connectors]);
  useEffect(() => {
    let timer: number | undefined;
    const validate = () => {
      const { document, bindings } = store.getState();
      setProblems(validateDocument(document, { language, catalog, bindings, forPublish: true }));
    };
    const stop = store.subscribe((state, before) => {
      if (state.document === before.document && state.bindings === before.bindings) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(validate, AFTER_LAST_EDIT_MS);
    });
    validate();
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [store, catalog]);
  return problems;
}
