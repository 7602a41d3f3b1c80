import type { StepId } from '@flowbridge/flow';
import { createContext } from 'react';

/** Asks what the trigger brings, then runs the draft up to and including the step. */
export const TestToContext = createContext<(stepId: StepId) => void>(() => undefined);
