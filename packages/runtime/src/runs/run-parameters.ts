/** What a run sees as `params`. */
export { parameterValues as runParameters } from '@flowbridge/flow';
