import { createContext, useContext } from 'react';
import type { ServerOutputs } from '../../server/trpc.ts';

type Watched = ServerOutputs['presence']['watch'] extends AsyncIterable<infer Message> ? Message : never;

/** Somebody else at this flow, or the same person in another window. */
export type Seat = Watched['others'][number];

export const NO_SEATS: readonly Seat[] = [];

export const SeatsContext = createContext<readonly Seat[]>(NO_SEATS);

export const useSeats = (): readonly Seat[] => useContext(SeatsContext);
