/**
 * DingTalk: its page says who somebody is, as a person of all DingTalk; the enterprise's own address book then says whether that
 * person works there, and where. The subject is the union id: unlike a user id it is never given to another person.
 */
import { SsoFailed } from '../../sso-failed.ts';
import type { SsoJourney, SsoPerson, SsoProvider } from '../sso-provider.ts';
import { SystemRefusal } from '../system-refusal.ts';
import { meAnswer, userAnswer, userIdAnswer, userTokenAnswer } from './dingtalk-answers.ts';
import { addressesOf, askAsApp, type DingtalkDeps, type DingtalkSettings } from './dingtalk-app.ts';
import { callApi } from './dingtalk-calls.ts';
import { groupsOfPerson } from './dingtalk-groups.ts';
import { testDingtalk } from './test-dingtalk.ts';

const WORKS_THERE = 0;

export function dingtalkProvider(deps: DingtalkDeps, settings: DingtalkSettings): SsoProvider {
  return {
    async authorize({ state, redirectUri }) {
      const query = {
        redirect_uri: redirectUri,
        response_type: 'code',
        client_id: settings.clientId,
        scope: 'openid corpid',
        state,
        prompt: 'consent',
        corpId: settings.corpId,
      };
      // DingTalk wants the scope's space as %20, which `URLSearchParams` writes as `+`.
      const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      return new URL(`${addressesOf(settings).login}/oauth2/auth?${pairs.join('&')}`);
    },
    identify: (answer) => identify(deps, settings, answer),
    test: () => testDingtalk(deps, settings),
    endSession: async () => undefined,
  };
}

async function identify(
  deps: DingtalkDeps,
  settings: DingtalkSettings,
  { search }: SsoJourney & { search: string },
): Promise<SsoPerson> {
  const { unionId } = await whoCameBack(deps, settings, search);
  const ask = askAsApp(deps, settings);
  const { result: found } = await ask('/topapi/user/getbyunionid', { unionid: unionId }, userIdAnswer);
  if (found.contact_type !== WORKS_THERE) throw new SystemRefusal('notMember', 'an external contact');
  const { userid } = found;
  const { result: user } = await ask('/topapi/v2/user/get', { userid, language: 'zh_CN' }, userAnswer);
  if (user.unionid !== unionId)
    throw new SystemRefusal('unexpected', 'another person than the one asked for');
  return {
    subject: unionId,
    name: user.name.trim() || userid,
    email: null,
    knownAs: userid,
    groups: settings.groupRoles.length === 0 ? [] : await groupsOfPerson(ask, user),
    idToken: null,
  };
}

async function whoCameBack({ http }: DingtalkDeps, settings: DingtalkSettings, search: string) {
  const { clientId, clientSecret, corpId } = settings;
  const query = new URLSearchParams(search);
  const code = query.get('authCode') ?? query.get('code');
  if (!code || code.length > 1000) {
    throw new SsoFailed(
      'denied',
      new SystemRefusal('denied', (query.get('error') ?? 'no code').slice(0, 200)),
    );
  }
  const { api } = addressesOf(settings);
  const user = await callApi(
    http,
    {
      url: new URL(`${api}/v1.0/oauth2/userAccessToken`),
      body: { clientId, clientSecret, code, grantType: 'authorization_code' },
    },
    userTokenAnswer,
  );
  if (user.corpId !== undefined && user.corpId !== corpId) {
    throw new SystemRefusal('wrongEnterprise', 'another organisation was chosen');
  }
  return callApi(
    http,
    {
      url: new URL(`${api}/v1.0/contact/users/me`),
      headers: { 'x-acs-dingtalk-access-token': user.accessToken },
    },
    meAnswer,
  );
}
