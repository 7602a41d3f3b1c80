/** The full editor of expressions. */
export const expressions = {
  open: 'Open the editor of {{field}}',
  openHint: 'Open the editor (Alt+Enter)',
  title: 'Expression · {{field}}',
  editor: 'Expression of {{field}}',
  placeholder: 'Text, with expressions in {{ }}. Ctrl+Space shows what you can use.',
  data: 'Data and functions',
  sample: 'Sample value',
  example: 'Examples',
  result: 'Result',
  fromRun: 'with the values of the last run',
  fromExamples: 'with example values: run a test to see real ones',
  nothing: 'Nothing',
  nothingHelp:
    'The expression gives nothing with these values: a name in it has no value here, or the value is empty.',
  unreadable: 'The result stands here as soon as the expression can be read.',
  done: 'Done',
  emptyText: 'An empty text.',
  items_one: '{{count}} item',
  items_other: '{{count}} items',
  mapping: {
    open: 'Preview',
    title: 'Preview on the sample',
    source: 'Source',
    target: 'Result',
  },
  keys: 'Ctrl+Space proposes · Ctrl+Shift+Space shows a function’s parameters · Tab leaves the text · Esc goes back to the field',
};
