// The control plane. The browser imports types only, from `@flowbridge/api/router`.
export { type ApiApp, type ApiAppConfig, createApiApp } from './app/create-api-app.ts';
export { type ApiConfig, type LogLevel, readConfig } from './config.ts';
export { type SeedDemo, type SeededDemo, seedDemo } from './demo/seed-demo.ts';
export { type RunningApi, startApi } from './start-api.ts';
export type { AppRouter, RouterInputs, RouterOutputs } from './trpc/app-router.ts';
export { type CreateApiKey, createApiKey } from './use-cases/api-keys/create-api-key.ts';
export { type CreateOwner, createOwner } from './use-cases/create-owner.ts';
export { installShippedTemplates } from './use-cases/put-shipped-templates.ts';
