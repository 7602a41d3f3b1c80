// The data plane as one function.
export { configFromEnvironment, type RunnerConfig } from './config.ts';
export type { HookHandler } from './hooks/create-hook-handler.ts';
export { type StartedRunner, startRunner } from './start-runner.ts';
