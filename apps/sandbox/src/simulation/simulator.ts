import type { Counters } from './counters.ts';
import type { Fault, FaultKind, FaultPlan } from './fault-plan.ts';
import type { Journal } from './journal.ts';
import type { SimClock } from './sim-clock.ts';
import type { SimAnswer, SimRequest } from './sim-http.ts';
import type { WriteLog } from './write-log.ts';

/** One address of the control API: what GET reads, what POST changes, what DELETE clears. */
export type ControlAction = {
  get?: (query: Map<string, string>) => unknown;
  post?: (body: unknown) => unknown | Promise<unknown>;
  delete?: () => unknown;
};

/** What every simulated system offers to the HTTP shell, the control API and tests. */
export type Simulator = {
  readonly key: string;
  readonly clock: SimClock;
  readonly journal: Journal;
  readonly counters: Counters;
  readonly writes: WriteLog;
  readonly faults: FaultPlan;
  /** Kinds that here concern the callbacks the system pushes; calls it receives never use them up. */
  readonly pushFaults: readonly FaultKind[];
  /** Largest body in bytes; longer ones are refused with `refusal(413, …)`. */
  readonly bodyLimitBytes: number;
  /** `fault` is given for kinds the system itself must play: partialBatch. */
  handle(request: SimRequest, fault?: Fault): SimAnswer;
  /** Makes the caller's session or token invalid (fault `expireSession`). */
  expireSession(request: SimRequest): void;
  throttleAnswer(request: SimRequest, fault: Fault): SimAnswer;
  /** An error of the vendor's own shape, for 413, 415, 500. */
  refusal(request: SimRequest, status: number, message: string): SimAnswer;
  /** Further addresses under `/__sim/`: seed, approve and the system's own. */
  readonly control: Readonly<Record<string, ControlAction>>;
  /** Grows with every visible change; the console page reloads when it does. */
  revision(): number;
  /** Back to the seed data; faults, journal, counters and clock included. */
  reset(body?: unknown): void;
};
