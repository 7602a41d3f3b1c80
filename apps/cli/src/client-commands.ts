/** The commands that work on an installation from outside, by name, each with its line in `flowbridge help`. Imports nothing. */
export const clientCommands = {
  export: 'writes a template or flows of an installation to a file',
  import: 'takes a template package or flows in from a file',
  run: 'starts a flow and follows its run',
  retry: 'runs ended runs again, one or many',
  promote: 'takes flows from one tenant to another, say from test to production',
} as const;
