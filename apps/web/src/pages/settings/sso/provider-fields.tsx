import { DingtalkFields } from './dingtalk-fields.tsx';
import { OidcFields } from './oidc-fields.tsx';
import type { SsoKind } from './sso-fields.ts';
import { WecomFields } from './wecom-fields.tsx';

/** Exactly what the chosen kind needs. */
export function ProviderFields({ kind, hasSecret }: { kind: SsoKind; hasSecret: boolean }) {
  switch (kind) {
    case 'oidc':
      return <OidcFields hasSecret={hasSecret} />;
    case 'dingtalk':
      return <DingtalkFields hasSecret={hasSecret} />;
    case 'wecom':
      return <WecomFields hasSecret={hasSecret} />;
  }
}
