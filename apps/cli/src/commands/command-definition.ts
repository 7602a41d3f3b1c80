import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.ts';

/** Adds one command to the program. */
export type AddCommand = (program: Command, surroundings: Surroundings) => void;
