/** The side panel's settings of the flow's runs. */
export const panelFlow = {
  runs: {
    overlap: 'When it is started while it still runs',
    overlaps: {
      parallel: 'Run at the same time',
      queue: 'Wait in line',
      skip: 'Do not start',
      replace: 'Cancel the running one',
    },
    overlapHelp: {
      parallel: 'Runs do not wait for each other.',
      queue: 'One after the other, in the order of their arrival.',
      skip: 'The new run is listed as cancelled.',
      replace: 'The new run starts when the old one has stopped.',
    },
    max: 'At most at the same time',
    noMax: 'No limit',
    timeout: 'Time limit of a run',
    timeoutHelp: 'Working time; waits do not count.',
    timeoutDefault: '1 hour',
  },
  businessKeys: {
    help: 'Values by which a run is found again, such as a document number. At most five.',
    add: 'Add a business key',
    remove: 'Remove this business key',
    label: 'Label',
    labelExample: 'Purchase request',
    key: 'Name',
    value: 'Value',
  },
};
