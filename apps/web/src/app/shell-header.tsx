import { Link } from 'react-router';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { TenantSwitcher } from './tenant-switcher.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

export function ShellHeader() {
  return (
    <header className="shell-header">
      <Link to="/flows" className="shell-brand">
        <img src="/flowbridge.svg" width={24} height={24} alt="" />
        Flowbridge
      </Link>
      <TenantSwitcher />
      <LanguageSwitch />
      <ThemeSwitch />
      <AccountMenu />
    </header>
  );
}
