import type { Problem } from '@flowbridge/flow';
import { createContext, useContext } from 'react';

/** All problems of the draft as it is in the designer. */
export const ProblemsContext = createContext<readonly Problem[]>([]);

export const useProblems = (): readonly Problem[] => useContext(ProblemsContext);
