import { Refusal } from '../../../contract/refusal.ts';

/** What a person, or the first look of this call, saw is no longer so. */
export function changedSince(): Refusal {
  return new Refusal('copyChanged', {
    message: 'What the package meets here has changed since it was looked at.',
    hint: 'Look at the present plan, then choose again.',
  });
}
