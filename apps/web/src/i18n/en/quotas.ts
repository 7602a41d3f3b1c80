export const quotas = {
  title: 'Quotas',
  about: 'What the tenant may use. Work goes on above a quota; what happens then stands beside each.',
  runs: {
    name: 'Runs per minute',
    about:
      'Above it HTTP calls and REST are answered 429 with Retry-After. What schedules, polls and callbacks start waits in the queue and is never lost. A person’s run always begins; tests and called flows do not count.',
    used: '{{used}} of {{limit}} in the last minute',
    usedUnlimited: '{{used}} in the last minute, unlimited',
    held: 'Runs waiting for the next minute: {{held}}',
    own: 'Runs per minute, at most',
    unit: 'runs a minute',
  },
  logs: {
    name: 'Stored logs',
    about:
      'What runs hold: lines, values and files. Above it runs that succeed keep no values of their steps; states, times, errors, counts, keys, results and whatever a retry needs stay, and runs that fail keep everything.',
    used: '{{used}} of {{limit}}',
    usedUnlimited: '{{used}}, unlimited',
    share: '{{percent}} %',
    own: 'Stored logs, at most',
    unit: 'Unit',
  },
  states: {
    near: 'Nearly used up',
    over: 'Used up',
  },
  unlimited: 'Unlimited',
  atMost: 'At most',
  save: 'Save',
  saved: 'The quotas are changed.',
  effect: 'Takes effect within two seconds. Runs that have begun go on.',
  neededRuns: 'Runs per minute: give a whole number from 1 to {{most}}.',
  neededLogs: 'Stored logs: give a number from {{least}} to {{most}}.',
  forbidden: 'An administrator can change the quotas.',
  use: {
    title: 'What holds the logs',
    days: 'By the day runs were accepted (UTC)',
    daysLabel: 'Stored logs of the last {{count}} days, by day',
    dayOf: '{{day}}: {{bytes}}',
    most: 'highest: {{bytes}}',
    before: 'From earlier days: {{bytes}}',
    flows: 'Largest flows',
    flow: 'Flow',
    bytes: 'Holds',
    gone: 'a removed flow',
    others: 'All others',
    none: 'No run holds anything yet.',
    fresh: 'Counted while runs write, a few seconds old; counted anew from the rows when a day is over.',
  },
  banner: {
    held: 'Runs waiting: {{held}}. The tenant’s {{limit}} runs per minute are used up; what waits begins as soon as the quota lets it.',
    logsNear:
      'Stored logs: {{used}} of {{limit}}. Once they are used up, runs that succeed keep no values of their steps.',
    logsOver:
      'Stored logs are used up ({{used}} of {{limit}}): runs go on, and those that succeed keep no values of their steps.',
    look: 'Quotas',
  },
};
