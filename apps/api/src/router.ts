/** `@flowbridge/api/router`: types for the console, without the server's modules (and Node's types) behind them. */
export type { Role } from './contract/access.ts';
export type { RefusalCode } from './contract/refusal.ts';
export type { RunCounts, RunFailure, RunState, StepRunState } from './contract/runs.ts';
export type { AppRouter, RouterInputs, RouterOutputs } from './trpc/app-router.ts';
export type { ErrorData } from './trpc/error-shape.ts';
