import { createCounters } from '../simulation/counters.ts';
import { createFaultPlan, FAULTS_OF_ANY_CALL, type Fault } from '../simulation/fault-plan.ts';
import { createJournal, type JournalLimits } from '../simulation/journal.ts';
import { createSimClock } from '../simulation/sim-clock.ts';
import {
  headerText,
  isJsonObject,
  queryParameters,
  type SimAnswer,
  type SimRequest,
} from '../simulation/sim-http.ts';
import type { Simulator } from '../simulation/simulator.ts';
import { createWriteLog } from '../simulation/write-log.ts';
import { type CallbackPusher, createCallbackPusher } from './callbacks/callback-pusher.ts';
import type { Subscription } from './callbacks/subscription.ts';
import {
  ApiError,
  apiErrorAnswer,
  generationOf,
  OapiError,
  oapiErrorAnswer,
  PUNISH_PAGE,
} from './dingtalk-answer.ts';
import { dingtalkControlActions } from './dingtalk-control-actions.ts';
import {
  createDingtalkState,
  type DingtalkState,
  type DingtalkWorld,
  resetDingtalkState,
} from './dingtalk-state.ts';
import { apiOverloaded, createQpsLimiter, tooManyCalls } from './qps-limiter.ts';
import { routeDingtalk } from './route-dingtalk.ts';
import { createTokenStore } from './tokens.ts';

export type DingtalkOptions = {
  /** Calls per second, per app and API; without it the limiter is off. */
  qpsPerApi?: number;
  /** Limit for the answer to a callback, milliseconds. */
  callbackTimeoutMs?: number;
  /** Pauses before each retry of a callback, milliseconds; their number is the number of retries. */
  callbackRetryDelaysMs?: readonly number[];
  /** Host names that callbacks and people who have logged in may go to besides this machine. */
  callbackHosts?: readonly string[];
  subscription?: Subscription;
  journal?: JournalLimits;
};

export type DingtalkSimulator = Simulator & {
  readonly state: DingtalkState;
  readonly pusher: CallbackPusher;
  /** What the console page uses to decide. */
  readonly world: DingtalkWorld;
};

/** DingTalk's open platform: both API generations on one router, one token store, a callback pusher. */
export function createDingtalk(options: DingtalkOptions = {}): DingtalkSimulator {
  const clock = createSimClock();
  const counters = createCounters();
  const writes = createWriteLog();
  const faults = createFaultPlan([...FAULTS_OF_ANY_CALL, 'partialBatch']);
  const journal = createJournal(options.journal);
  const qpsPerApi = options.qpsPerApi ?? null;
  const state = createDingtalkState(qpsPerApi, options.callbackHosts);
  const tokens = createTokenStore(clock);
  const limiter = createQpsLimiter(state, clock);
  let revision = 0;
  const changed = () => {
    revision += 1;
  };
  const pusher = createCallbackPusher({
    clock,
    faults,
    timeoutMs: options.callbackTimeoutMs ?? 1500,
    retryDelaysMs: options.callbackRetryDelaysMs ?? [200, 600, 1800],
    onChange: changed,
  });
  if (options.subscription) pusher.subscribe(options.subscription);
  const world: DingtalkWorld = { state, clock, counters, tokens, pusher };

  function handle(request: SimRequest, fault?: Fault): SimAnswer {
    try {
      return routeDingtalk(world, limiter, { request, fault });
    } catch (error) {
      return refusalAnswer(error);
    } finally {
      if (request.method !== 'GET') changed();
    }
  }

  return {
    key: 'dingtalk',
    clock,
    counters,
    writes,
    journal,
    faults,
    pushFaults: ['duplicateDelivery'],
    bodyLimitBytes: 2 * 1024 * 1024,
    state,
    pusher,
    world,
    handle,
    expireSession(request) {
      const token =
        headerText(request, 'x-acs-dingtalk-access-token') ??
        queryParameters(request.query).get('access_token');
      if (token !== undefined) tokens.expire(token);
    },
    throttleAnswer,
    refusal: (request, status, message) =>
      generationOf(request.path) === 'api'
        ? apiErrorAnswer(new ApiError(status, 'systemError', message))
        : { ...oapiErrorAnswer(new OapiError(-1, `系统繁忙：${message}`)), status },
    control: dingtalkControlActions({ world, changed, callbackHosts: options.callbackHosts ?? [] }),
    revision: () => revision,
    reset(body) {
      clock.reset();
      faults.clear();
      journal.clear();
      counters.reset();
      writes.clear();
      tokens.clear();
      limiter.clear();
      pusher.clear();
      if (isJsonObject(body) && body.subscriptions === true) pusher.unsubscribe();
      resetDingtalkState(state, qpsPerApi);
      changed();
    },
  };
}

function refusalAnswer(error: unknown): SimAnswer {
  if (error instanceof ApiError) return apiErrorAnswer(error);
  if (error instanceof OapiError) return oapiErrorAnswer(error);
  throw error;
}

/** Variants: `punish` (the ban page), `global` (whole API overloaded), `http429`; else the app's own limit. */
function throttleAnswer(request: SimRequest, fault: Fault): SimAnswer {
  if (fault.variant === 'punish') return PUNISH_PAGE;
  if (fault.variant === 'global') return refusalAnswer(apiOverloaded(request.path));
  if (fault.variant !== 'http429') return refusalAnswer(tooManyCalls(request.path));
  const answer = apiErrorAnswer(new ApiError(429, 'TooManyRequests', 'Too many requests'));
  return {
    ...answer,
    headers: { ...answer.headers, 'retry-after': String(Math.ceil((fault.ms ?? 1_000) / 1_000)) },
  };
}
