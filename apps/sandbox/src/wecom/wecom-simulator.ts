import { createCounters } from '../simulation/counters.ts';
import { createFaultPlan, FAULTS_OF_ANY_CALL } from '../simulation/fault-plan.ts';
import { createJournal, type JournalLimits } from '../simulation/journal.ts';
import { createSimClock } from '../simulation/sim-clock.ts';
import { queryParameters, type SimAnswer, type SimRequest } from '../simulation/sim-http.ts';
import type { Simulator } from '../simulation/simulator.ts';
import { createWriteLog } from '../simulation/write-log.ts';
import { routeWecom } from './route-wecom.ts';
import { createWecomTokens } from './tokens.ts';
import { WecomError, wecomErrorAnswer } from './wecom-answer.ts';
import { wecomControlActions } from './wecom-control-actions.ts';
import { createWecomState, resetWecomState, type WecomState, type WecomWorld } from './wecom-state.ts';

export type WecomOptions = {
  /** Host names that people who have logged in may go to besides this machine. */
  redirectHosts?: readonly string[];
  journal?: JournalLimits;
};

export type WecomSimulator = Simulator & { readonly state: WecomState };

/** WeCom (企业微信): tokens of apps, the login page, the address book. */
export function createWecom(options: WecomOptions = {}): WecomSimulator {
  const clock = createSimClock();
  const counters = createCounters();
  const writes = createWriteLog();
  const faults = createFaultPlan(FAULTS_OF_ANY_CALL);
  const journal = createJournal(options.journal);
  const state = createWecomState(options.redirectHosts ?? []);
  const tokens = createWecomTokens(clock);
  const world: WecomWorld = { state, clock, counters, tokens };
  let revision = 0;
  const changed = () => {
    revision += 1;
  };

  return {
    key: 'wecom',
    clock,
    counters,
    writes,
    journal,
    faults,
    pushFaults: [],
    bodyLimitBytes: 2 * 1024 * 1024,
    state,
    handle(request: SimRequest): SimAnswer {
      try {
        return routeWecom(world, request);
      } catch (error) {
        if (!(error instanceof WecomError)) throw error;
        return wecomErrorAnswer(error);
      } finally {
        if (request.method !== 'GET') changed();
      }
    },
    expireSession(request) {
      const token = queryParameters(request.query).get('access_token');
      if (token !== undefined) tokens.expire(token);
    },
    throttleAnswer: () => wecomErrorAnswer(new WecomError(45009, 'api freq out of limit')),
    refusal: (_request, status, message) => ({
      ...wecomErrorAnswer(new WecomError(-1, `system busy: ${message}`)),
      status,
    }),
    control: wecomControlActions({ world, changed }),
    revision: () => revision,
    reset() {
      clock.reset();
      faults.clear();
      journal.clear();
      counters.reset();
      writes.clear();
      tokens.clear();
      resetWecomState(state);
      changed();
    },
  };
}
