export { type AllInOneConfig, describeConfig, readConfig } from './config.ts';
export { type RunningAllInOne, startAllInOne } from './start-all-in-one.ts';
