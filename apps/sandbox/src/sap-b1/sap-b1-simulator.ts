import { createCounters } from '../simulation/counters.ts';
import { createFaultPlan, FAULTS_OF_ANY_CALL, type Fault } from '../simulation/fault-plan.ts';
import { createJournal, type JournalLimits } from '../simulation/journal.ts';
import { createSimClock } from '../simulation/sim-clock.ts';
import { emptyAnswer, type SimAnswer, type SimRequest } from '../simulation/sim-http.ts';
import type { Simulator } from '../simulation/simulator.ts';
import { createWriteLog } from '../simulation/write-log.ts';
import { type Company, createCompany } from './company.ts';
import type { DateStyle } from './present-entity.ts';
import { routeResource } from './route-resource.ts';
import type { CompanyContext } from './sap-context.ts';
import { sapControlActions } from './sap-control-actions.ts';
import { SapError, type SapVersion, sapErrorAnswer } from './sap-error.ts';
import { resetCompany, seedCompany } from './seed/seed-company.ts';
import { COMPANY_DB, SAP_USERS } from './seed/seed-users.ts';
import { createSessions, type Sessions } from './sessions.ts';

export type SapSettings = {
  /** How v1 writes dates; v2 always writes date-times. */
  dateStyle: DateStyle;
  /** Strict refuses unknown properties in bodies, lenient leaves them out. */
  strict: boolean;
};

export type SapB1Options = {
  settings?: Partial<SapSettings>;
  /** Minutes a session lives without a call; sliding. */
  sessionTimeoutMinutes?: number;
  /** Minutes east of UTC of the company's dates; China's by default. */
  utcOffsetMinutes?: number;
  journal?: JournalLimits;
};

export type SapB1Simulator = Simulator & {
  readonly company: Company;
  readonly settings: SapSettings;
  readonly sessions: Pick<Sessions, 'open'>;
};

/** A SAP Business One Service Layer, v1 and v2, with the demo company SBODEMOCN. */
export function createSapB1(options: SapB1Options = {}): SapB1Simulator {
  const clock = createSimClock();
  const counters = createCounters();
  const writes = createWriteLog();
  const journal = createJournal(options.journal);
  const faults = createFaultPlan(FAULTS_OF_ANY_CALL);
  const company = createCompany();
  const defaults: SapSettings = { dateStyle: 'date', strict: true, ...options.settings };
  const settings: SapSettings = { ...defaults };
  const utcOffsetMinutes = options.utcOffsetMinutes ?? 480;
  const context: CompanyContext = { company, clock, logins: SAP_USERS, utcOffsetMinutes };
  const sessions = createSessions({
    clock,
    companyDb: COMPANY_DB,
    users: SAP_USERS,
    timeoutMinutes: options.sessionTimeoutMinutes ?? 30,
    onLogin: () => counters.login(),
  });
  let revision = 0;
  seedCompany(context);

  function handle(request: SimRequest): SimAnswer {
    const version = versionOf(request);
    const resource = request.path.replace(/^\/b1s\/v[12]\/?/i, '');
    try {
      if (resource === request.path) throw new SapError(404, 200, 'Unrecognized resource path.');
      return answer(request, version, resource);
    } catch (error) {
      if (!(error instanceof SapError)) throw error;
      return sapErrorAnswer(version, error);
    } finally {
      if (request.method !== 'GET') revision += 1;
    }
  }

  function answer(request: SimRequest, version: SapVersion, resource: string): SimAnswer {
    const service = resource.toLowerCase();
    if (service === 'login' && request.method === 'POST') return sessions.login(request, version);
    const session = sessions.authorise(request);
    if (service === 'logout' && request.method === 'POST') {
      sessions.end(request);
      return emptyAnswer(204);
    }
    return routeResource({ ...context, ...settings, version, request, session, counters }, resource);
  }

  return {
    key: 'sap-b1',
    clock,
    counters,
    writes,
    journal,
    faults,
    pushFaults: [],
    bodyLimitBytes: 4 * 1024 * 1024,
    company,
    settings,
    sessions,
    handle,
    expireSession: (request) => sessions.end(request),
    throttleAnswer,
    refusal: (request, status, message) =>
      sapErrorAnswer(versionOf(request), new SapError(status, -1, message)),
    control: sapControlActions({ context, settings, changed: () => (revision += 1) }),
    revision: () => revision,
    reset() {
      clock.reset();
      faults.clear();
      journal.clear();
      counters.reset();
      writes.clear();
      sessions.clear();
      Object.assign(settings, defaults);
      resetCompany(context);
      revision += 1;
    },
  };
}

/** Service Layer has no answer of its own: its balancer says 503, gateways before it 429; both with a Retry-After. */
function throttleAnswer(request: SimRequest, fault: Fault): SimAnswer {
  const error =
    fault.variant === 'http429'
      ? new SapError(429, -1, 'Too many requests')
      : new SapError(503, -1, 'Service unavailable');
  const answer = sapErrorAnswer(versionOf(request), error);
  const seconds = String(Math.ceil((fault.ms ?? 1_000) / 1_000));
  return { ...answer, headers: { ...answer.headers, 'retry-after': seconds } };
}

function versionOf(request: SimRequest): SapVersion {
  return /^\/b1s\/v2(?:\/|$)/i.test(request.path) ? 'v2' : 'v1';
}
