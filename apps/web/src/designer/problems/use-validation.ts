import {
  type CallableFlows,
  callableOf,
  type FlowDocument,
  type Problem,
  validateInParts,
} from '@flowbridge/flow';
import { useEffect, useMemo, useState } from 'react';
import { type CallableFlowItem, useCallableFlows } from '../catalog/callable-flows.tsx';
import { connectorCatalog } from '../catalog/connector-catalog.ts';
import { useTenantNames } from '../catalog/tenant-names.ts';
import type { Designer } from '../store/designer-context.ts';
import { language } from '../store/expression-language.ts';
import { runInParts } from './run-in-parts.ts';

const AFTER_LAST_EDIT_MS = 250;
const AFTER_OPENING_MS = 60;

/** The draft's problems, found in the browser by the same rules as on the server, shortly after each edit. */
export function useValidation({ store, connectors }: Designer): readonly Problem[] {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const catalog = useMemo(() => connectorCatalog(connectors), [connectors]);
  const callable = useCallableFlows();
  const tenant = useTenantNames();
  useEffect(() => {
    let timer: number | undefined;
    let atWork = new AbortController();
    const validateAfter = (ms: number) => {
      atWork.abort();
      atWork = new AbortController();
      window.clearTimeout(timer);
      timer = window.setTimeout(validate, ms, atWork.signal);
    };
    const validate = async (signal: AbortSignal) => {
      const { document, bindings, flowId } = store.getState();
      const flows = callable && calledFlows(callable, { id: flowId, document });
      const options = { language, catalog, bindings, flows, tenant, forPublish: true };
      const found = await runInParts(validateInParts(document, options), signal);
      if (found !== undefined) setProblems(found);
    };
    const stop = store.subscribe((state, before) => {
      if (state.document === before.document && state.bindings === before.bindings) return;
      validateAfter(AFTER_LAST_EDIT_MS);
    });
    // The flow stands on the screen first; and the flows it may call often come a moment later.
    validateAfter(AFTER_OPENING_MS);
    return () => {
      stop();
      atWork.abort();
      window.clearTimeout(timer);
    };
  }, [store, catalog, callable, tenant]);
  return problems;
}

/** The flow itself is callable as it is drawn. */
function calledFlows(
  callable: readonly CallableFlowItem[],
  own: { id: string; document: FlowDocument },
): CallableFlows {
  return {
    callable(id) {
      if (id === own.id) return callableOf(own.document);
      const found = callable.find((each) => each.id === id);
      return found && { input: found.input ?? undefined };
    },
  };
}
