export { type DisposableDatabase, disposableDatabase } from './disposable-database.ts';
export { type FakeClock, fakeClock } from './fake-clock.ts';
