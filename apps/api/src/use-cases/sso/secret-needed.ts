import { Refusal } from '../../contract/refusal.ts';

export function secretNeeded(): Refusal {
  return new Refusal('ssoSecretNeeded', {
    path: 'clientSecret',
    message: 'The kept secret belongs to another issuer.',
    hint: 'Type the secret of this one.',
  });
}
