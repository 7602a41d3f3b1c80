/** Simulated business systems. Start here: `sandbox.ts` puts them together. */
export { readConfig as readSandboxConfig } from './config.ts';
export type { Subscription } from './dingtalk/callbacks/subscription.ts';
export type { DingtalkOptions, DingtalkSimulator } from './dingtalk/dingtalk-simulator.ts';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox.ts';
export type { SapB1Options, SapB1Simulator } from './sap-b1/sap-b1-simulator.ts';
export type { Simulator } from './simulation/simulator.ts';
export { type RunningSandbox, type SandboxConfig, startSandbox } from './start-sandbox.ts';
export type { WecomOptions, WecomSimulator } from './wecom/wecom-simulator.ts';
