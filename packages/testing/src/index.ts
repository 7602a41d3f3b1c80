export { type DisposableDatabase, disposableDatabase } from './disposable-database.ts';
export { type FakeClock, fakeClock } from './fake-clock.ts';
export { type Balancer, startBalancer, type Targets } from './processes/balancer.ts';
export {
  type Ended,
  type FlowbridgeProcess,
  type Launch,
  runFlowbridge,
  startFlowbridge,
} from './processes/flowbridge-process.ts';
