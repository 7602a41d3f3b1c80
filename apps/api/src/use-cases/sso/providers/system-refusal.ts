/** DingTalk or WeCom said no. Neither the secret nor a token is ever in it: they travel in addresses there. */
import type { SsoFailure, SsoProblem } from '../../../contract/sso.ts';

export const refusalReasons = [
  'badClient',
  'badCorp',
  'badAgent',
  'badCode',
  'tokenOver',
  'redirectRefused',
  'ipRefused',
  'noPermission',
  'busy',
  'notMember',
  'wrongEnterprise',
  'outOfRange',
  'denied',
  'unexpected',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What each means to whoever signs in. */
const FAILURES: Record<RefusalReason, SsoFailure> = {
  badClient: 'badClient',
  badCorp: 'badClient',
  badAgent: 'badClient',
  badCode: 'invalidToken',
  tokenOver: 'busy',
  redirectRefused: 'redirectRefused',
  ipRefused: 'ipRefused',
  noPermission: 'noPermission',
  busy: 'busy',
  notMember: 'notMember',
  wrongEnterprise: 'wrongEnterprise',
  outOfRange: 'outOfRange',
  denied: 'denied',
  unexpected: 'invalidToken',
};

/** What each means to whoever sets it up; the others are about a person, whom a test has none of. */
const PROBLEMS: Partial<Record<RefusalReason, SsoProblem>> = {
  badClient: 'badClient',
  badCorp: 'badCorp',
  badAgent: 'badAgent',
  ipRefused: 'ipRefused',
  noPermission: 'noPermission',
  outOfRange: 'noPermission',
  busy: 'busy',
};

export class SystemRefusal extends Error {
  override readonly name = 'SystemRefusal';
  readonly reason: RefusalReason;
  /** `said` is the system's code and its own words. */
  constructor(reason: RefusalReason, said: string) {
    super(said);
    this.reason = reason;
  }
  get failure(): SsoFailure {
    return FAILURES[this.reason];
  }
  get problem(): SsoProblem {
    return PROBLEMS[this.reason] ?? 'unexpected';
  }
}
