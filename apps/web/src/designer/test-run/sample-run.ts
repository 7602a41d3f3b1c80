import { createContext } from 'react';

/** Id of the run whose outputs serve as sample values; undefined before the flow's first run. */
export const SampleRunContext = createContext<string | undefined>(undefined);
