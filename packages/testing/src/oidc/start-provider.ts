/** A real OpenID provider on this machine (oidc-provider), with people whose groups a test changes. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type Interaction } from 'oidc-provider';
import { interactionPage, readForm } from './interaction-page.ts';

export type ProviderPerson = {
  name: string;
  email: string;
  email_verified: boolean;
  groups: string[];
};

export type TestProvider = AsyncDisposable & {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** By login name, which is also the subject. A change counts from the next sign-in. */
  people: Map<string, ProviderPerson>;
};

type Options = {
  redirectUri: string;
  signedOutUri: string;
  people: Record<string, ProviderPerson>;
};

const CLIENT_ID = 'flowbridge';
const CLIENT_SECRET = 'a secret that only this test knows';

export async function startProvider({ redirectUri, signedOutUri, people }: Options): Promise<TestProvider> {
  const known = new Map(Object.entries(people));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configurationOf(known, { redirectUri, signedOutUri }));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      void answer(request, response);
      return;
    }
    interact(provider, { request, response }).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  return {
    issuer,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    people: known,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function configurationOf(
  people: Map<string, ProviderPerson>,
  { redirectUri, signedOutUri }: Pick<Options, 'redirectUri' | 'signedOutUri'>,
): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [signedOutUri],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    cookies: { keys: ['signs the cookies of a test'] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = `<!doctype html><title>Sign out</title>${form}<button form="op.logoutForm" name="logout" value="yes" type="submit">Yes, sign me out</button>`;
        },
      },
    },
    pkce: { required: () => true },
    findAccount: (_context, subject) => {
      const person = people.get(subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, ...person }) };
    },
  };
}

type Exchange = { request: IncomingMessage; response: ServerResponse };

/** Asks who somebody is; agreeing to what the client wants is not asked. */
async function interact(provider: Provider, { request, response }: Exchange): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  if (interaction.prompt.name === 'consent') {
    const grantId = await grantAll(provider, interaction);
    await provider.interactionFinished(
      request,
      response,
      { consent: { grantId } },
      { mergeWithLastSubmission: true },
    );
    return;
  }
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(interactionPage(interaction.uid));
    return;
  }
  const form = await readForm(request);
  const result =
    form.get('answer') === 'cancel'
      ? { error: 'access_denied', error_description: 'The person did not want to sign in.' }
      : { login: { accountId: form.get('login') ?? '', remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function grantAll(provider: Provider, { params, session }: Interaction): Promise<string> {
  const accountId = session?.accountId;
  if (accountId === undefined) throw new Error('consent-before-login');
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
  grant.addOIDCScope(String(params.scope));
  return grant.save();
}
