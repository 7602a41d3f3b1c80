import type { StepId } from '@flowbridge/flow';
import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useDesigner } from '../store/designer-context.ts';
import { intoFlow, readTrail } from './trail-address.ts';

/** The address of the flow that a step calls, with the way back; undefined when it calls none. */
export function useCalledAddress(): (stepId: StepId) => string | undefined {
  const { store } = useDesigner();
  const [params] = useSearchParams();
  return useCallback(
    (stepId) => {
      const { flowId, document } = store.getState();
      const step = document.steps[stepId];
      if (step?.kind !== 'callFlow' || step.config.flow === '') return undefined;
      return intoFlow(step.config.flow, { flowId, stepId }, readTrail(params));
    },
    [store, params],
  );
}

/** Gives what opens the flow that a step calls. */
export function useOpenCalled(): (stepId: StepId) => void {
  const addressOf = useCalledAddress();
  const navigate = useNavigate();
  return useCallback(
    (stepId) => {
      const address = addressOf(stepId);
      if (address !== undefined) void navigate(address);
    },
    [addressOf, navigate],
  );
}
