import { Fault } from '../fault.ts';

/** What a `lookup` of the environment throws for a table that is not there. */
export function lookupTableUnknown(table: string): Error {
  return new Fault('lookupTableUnknown', {
    en: `there is no look-up table “${table}”`,
    zh: `不存在查找表“${table}”`,
  });
}
