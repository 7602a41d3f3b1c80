import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { sso } from '../../../i18n/en/sso.ts';

type Failure = keyof (typeof sso)['signIn']['failures'];

/** Every reason the server ends a sign-in for; a new one does not compile until it stands here. */
const FAILURES: Record<Failure, true> = {
  off: true,
  unreachable: true,
  badClient: true,
  expired: true,
  denied: true,
  invalidToken: true,
  emailUnverified: true,
  emailElsewhere: true,
  linkFirst: true,
  noRole: true,
  notMember: true,
  wrongEnterprise: true,
  outOfRange: true,
  redirectRefused: true,
  ipRefused: true,
  noPermission: true,
  busy: true,
  tooMany: true,
};

const isFailure = (code: string): code is Failure => Object.hasOwn(FAILURES, code);

/** Why a single sign-on ended here. A code that is none (somebody typed it) says the general thing. */
export function SsoFailure({ code }: { code: string }) {
  const { t } = useTranslation('sso');
  const failure = isFailure(code) ? code : 'invalidToken';
  return (
    <Alert type="error" showIcon title={t(`signIn.failures.${failure}`)} data-testid="sso-sign-in-error" />
  );
}
