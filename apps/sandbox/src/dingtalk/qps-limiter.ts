import type { SimClock } from '../simulation/sim-clock.ts';
import { ApiError, generationOf, OapiError } from './dingtalk-answer.ts';
import type { DingtalkState } from './dingtalk-state.ts';

/** Calls per second, per app and API; off while `state.qpsPerApi` is null. */
export type QpsLimiter = {
  /** Counts a call. Throws the refusal of the path's generation when it is one too many. */
  check(appKey: string, path: string): void;
  clear(): void;
};

export function createQpsLimiter(state: DingtalkState, clock: SimClock): QpsLimiter {
  const windows = new Map<string, { second: number; calls: number }>();
  return {
    check(appKey, path) {
      if (state.qpsPerApi === null) return;
      const key = `${appKey} ${path}`;
      const second = Math.floor(clock.now() / 1000);
      const window = windows.get(key);
      if (!window || window.second !== second) {
        windows.set(key, { second, calls: 1 });
        return;
      }
      window.calls += 1;
      if (window.calls > state.qpsPerApi) throw tooManyCalls(path);
    },
    clear: () => windows.clear(),
  };
}

/** The app's own limit per API: 90018, or 403 with the long code. */
export function tooManyCalls(path: string): OapiError | ApiError {
  return generationOf(path) === 'oapi'
    ? new OapiError(90018, '您的服务器调用钉钉开放平台当前接口的所有请求都被暂时禁用了，请 1 秒后重试')
    : new ApiError(
        403,
        'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi',
        '钉钉开放平台在每个应用调用单个接口时有 QPS 限制，请 1 秒后重试',
      );
}

/** The platform-wide limit of an API: 90002, or 403. */
export function apiOverloaded(path: string): OapiError | ApiError {
  return generationOf(path) === 'oapi'
    ? new OapiError(90002, '您的服务器调用钉钉开放平台当前接口的请求超过全局限制，请 1 秒后重试')
    : new ApiError(
        403,
        'Forbidden.AccessDenied.QpsLimitForApi',
        '钉钉开放平台单个接口有 QPS 限制，请 1 秒后重试',
      );
}
