export const templates = {
  title: 'Templates',
  subtitle: 'Ready flows to start from: choose your connections, answer a few questions, done.',
  search: 'Search templates',
  tag: 'All topics',
  shipped: 'Shipped',
  mine: 'Own',
  version: 'Version {{number}}',
  flows_one: '{{count}} flow',
  flows_other: '{{count}} flows',
  preview: 'Preview',
  previewOf: 'Preview of {{name}}',
  previewFlow: 'Flow to preview',
  create: 'Create flow',
  chooseConnection: 'Choose a connection',
  newConnection: 'New',
  choiceNeeded: 'Choose one of the values.',
  parameterNeeded: 'Fill this in',
  parameterCron:
    'Five fields: minute, hour, day of the month, month, day of the week. “0 8 * * 1-5” is 8:00 on working days.',
  parameterSecret:
    'Everyone who may see the flow can read this value. Keep a real secret in a connection or in a secret variable.',
  invalidJson: 'Line {{line}}, column {{column}}: this is not valid JSON.',
  empty: {
    title: 'No templates',
    hint: 'Templates shipped with Flowbridge and those of your tenant appear here.',
  },
  noMatch: { title: 'Nothing found', hint: 'No template has this text in its name, description or systems.' },
};
