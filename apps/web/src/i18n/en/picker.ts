export const picker = {
  tabs: { label: 'Kind of steps', all: 'All', builtIn: 'Built in', custom: 'Yours', recent: 'Recent' },
  back: 'Back to the connectors',
  list: 'Steps to add',
  trail: { label: 'Flows you came through', back: 'Back to “{{name}}”', gone: 'A flow that is gone' },
  empty: {
    custom:
      'Your own building blocks stand here: each published flow of your team with a manual trigger can be called as a step.',
    recent:
      'What you add stands here, the last one first. Add a step from “All”, by dragging, or with Ctrl+K.',
  },
};
