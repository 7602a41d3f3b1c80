export const sso = {
  signIn: {
    who: 'Tenant code or work e-mail',
    whoExample: 'bluewater or you@company.com',
    go: 'Continue',
    back: 'Sign in with a password',
    none: 'No single sign-on is set up for this. Check the spelling, or ask your administrator for the tenant code.',
    by: {
      oidc: 'Sign in with single sign-on',
      dingtalk: 'Sign in with DingTalk',
      wecom: 'Sign in with WeCom',
    },
    choose: 'Where do you want to sign in?',
    failures: {
      off: 'Single sign-on is not set up, or switched off, for this tenant.',
      unreachable: 'The identity provider cannot be reached. Try again, or tell your administrator.',
      badClient:
        'The identity provider does not accept this installation. Tell your administrator: client id or secret are wrong.',
      expired:
        'This sign-in was begun too long ago, was used already, or began in another browser. Start again.',
      denied: 'The sign-in was cancelled or refused by the identity provider.',
      invalidToken: 'The answer of the identity provider is not valid. Start again.',
      emailUnverified:
        'The identity provider does not vouch for your e-mail address. Ask your administrator to have it verified there.',
      emailElsewhere: 'Your e-mail address is of a domain this tenant does not let in.',
      linkFirst:
        'There is an account of your e-mail address already. Sign in with its password, then use single sign-on once in the same browser.',
      noRole: 'None of your groups has a role in this tenant. Ask your administrator.',
      notMember:
        'You are not a member of this company there: external contacts and visitors are not let in. Ask your administrator to add you to the address book.',
      wrongEnterprise:
        'You chose another organisation than the one of this tenant. Start again and choose the right one.',
      outOfRange:
        'The app may not see you. Ask your administrator to add you, or your department, to the visible range of the app.',
      redirectRefused:
        'The address to come back to is not registered. Tell your administrator: the redirect address has to be entered with the app.',
      ipRefused:
        'The system does not take calls from this installation. Tell your administrator: its address has to be added to the app’s IP list.',
      noPermission:
        'The app may not read the address book. Tell your administrator: it needs the permission to read members and departments.',
      busy: 'The system is busy or limits calls at the moment. Wait a minute and try again.',
      tooMany: 'Too many attempts. Wait a minute and try again.',
    },
  },
  about:
    'People of this tenant sign in with your company’s own accounts. Their groups there decide their role here, anew at each sign-in.',
  forbidden: 'Owners set up single sign-on.',
  kind: 'Kind of provider',
  kinds: { oidc: 'OpenID Connect', dingtalk: 'DingTalk 钉钉', wecom: 'WeCom 企业微信' },
  replaces: 'Saving replaces {{kind}}: whoever is signed in by it is signed out. Accounts and roles stay.',
  registerHelp: {
    oidc: 'Register a web application with the provider and enter these addresses there.',
    dingtalk:
      'In the DingTalk developer console, make an internal app of your company. Under Security settings, enter the redirect address; under Permissions, allow reading members, departments and roles. Publish the app to whoever may sign in.',
    wecom:
      'In the WeCom admin console, make a self-built app. Under Login with WeCom, enter this domain for web pages; under Trusted IPs, the address this installation calls from. Its visible range says who may sign in.',
  },
  corpId: 'CorpId of the company',
  idWrong: 'Letters, digits, - and _ only.',
  agentIdWrong: 'A number such as 1000002.',
  sealedHelp: 'Sealed, and never shown again.',
  dingtalk: {
    title: 'DingTalk app',
    about: 'An internal app of your own company. Only its members sign in; external contacts do not.',
    corpIdHelp: 'On the home page of the developer console. Starts with ding.',
    clientId: 'Client ID (AppKey)',
    clientSecret: 'Client Secret (AppSecret)',
  },
  wecom: {
    title: 'WeCom app',
    about:
      'A self-built app of your own company. Only members in its visible range sign in; visitors do not.',
    corpId: 'Company ID (CorpId)',
    corpIdHelp: 'In the admin console under My company. Starts with ww.',
    agentIdHelp: 'On the page of the app, beside its Secret.',
    secret: 'Secret of the app',
    domain: 'Domain to come back to',
  },
  ownAddresses: 'Dedicated installation',
  ownAddressesHelp: 'The system runs at addresses of your own. Off: the public ones.',
  addresses: {
    login: 'Address of the login page',
    api: 'Address of the API',
    oapi: 'Address of the former API',
  },
  noEmail:
    'These systems vouch for no e-mail. Somebody new gets an account that only they can enter, from here; members who have a password link theirs by their account menu.',
  groupExample: { oidc: 'Group', dingtalk: '采购部, 102, role:…', wecom: '信息部, 2, tag:…' },
  groupHelp: {
    oidc: 'As the provider’s claim has them.',
    dingtalk:
      'A department by name or id, with all below it; a role of DingTalk as role:name. Press Test to choose from a list.',
    wecom:
      'A department by name or id, with all below it; a tag as tag:name. Press Test to choose from a list.',
  },
  register: 'Register with the provider',
  redirectUri: 'Redirect address',
  signedOutUri: 'Address after signing out',
  startUri: 'Link that signs people in',
  provider: 'Provider',
  issuer: 'Issuer',
  issuerHelp: 'The address before /.well-known/openid-configuration.',
  issuerWrong: 'This is no https address.',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  secretKept: 'Kept. Type to replace it.',
  secretHelp: 'Sealed, and never shown again. Empty for a public client.',
  scopes: 'Scopes beside openid',
  needed: 'This is needed.',
  people: 'People and roles',
  groupsClaim: 'Claim that lists the groups',
  groupRoles: 'Role by group',
  groupRolesHelp:
    'Of several groups that fit, the highest role counts. Without groups and a default, members keep the role they have.',
  groupOf: 'Group {{number}}',
  roleOf: 'Role of group {{number}}',
  addGroup: 'Add a group',
  removeGroup: 'Remove group {{number}}',
  defaultRole: 'Everybody else',
  noRole: 'No place in this tenant',
  domains: 'E-mail domains',
  domainsHelp:
    'E-mails of these domains find this sign-in; others are not let in. Empty: found by the tenant code, open to every verified e-mail of the provider.',
  domainWrong: '“{{domain}}” is no domain.',
  access: 'Access',
  passwords: 'Passwords are good, too',
  passwordsHelp:
    'Off: members enter by single sign-on only. Owners can always use their password, so that a broken provider locks nobody out.',
  enabled: 'Switched on',
  enabledHelp: 'Off: nobody signs in this way, and who did is signed out.',
  test: 'Test',
  save: 'Save',
  saved: 'Single sign-on is saved.',
  works: 'The provider answers and accepts this client.',
  signsOut: 'Signing out ends the session at the provider, too.',
  staysIn: 'The provider has no address for signing out: its own session goes on.',
  unknownScopes: 'The provider does not list these scopes: {{scopes}}.',
  problems: {
    addressRefused: 'This address may not be called from here. Whoever runs the installation can allow it.',
    unreachable: 'The provider cannot be reached at this address.',
    notAProvider: 'There is no OpenID provider at this address.',
    issuerMismatch:
      'The provider calls itself by another issuer. Copy the issuer exactly as its discovery document has it.',
    badCorp: 'There is no such company. Copy the CorpId again.',
    badAgent:
      'The AgentId does not belong to this Secret, or the app is switched off. Copy both from the page of the app.',
    ipRefused:
      'The system does not take calls from this installation. Add the address named below to the app’s IP list (trusted IPs).',
    noPermission:
      'The app may not read the address book. Give it the permission to read members and departments, and put them into its range.',
    busy: 'The system is busy or limits calls at the moment. Wait a minute and test again.',
    unexpected: 'The system answered something unexpected. Check the addresses.',
  },
  badClient: {
    oidc: 'The provider does not accept the client id or the secret.',
    dingtalk:
      'DingTalk does not accept the Client ID with this secret, or the app is not of this company. Copy all three again.',
    wecom: 'WeCom does not accept the Secret. Copy it again from the page of the app.',
  },
  groupsFound_one: '{{count}} group can be chosen from the list.',
  groupsFound_other: '{{count}} groups can be chosen from the list.',
  redirectUntried: 'Whether the redirect address is registered shows when somebody signs in.',
  said: 'It said: {{said}}',
  remove: 'Remove single sign-on',
  removeTitle: 'Remove single sign-on?',
  removeHint:
    'Who signed in this way is signed out. Members stay; they need a password from now on. Who has no e-mail can enter again only when it is set up anew.',
  removed: 'Single sign-on is removed.',
  unset: 'Not set up yet.',
};
