import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { pages } from './routes.tsx';
import { ShellHeader } from './shell-header.tsx';

/** The console's frame: header, navigation, the page. */
export function ShellLayout() {
  const { t } = useTranslation();
  return (
    <div className="shell">
      <ShellHeader />
      <nav className="shell-nav" aria-label={t('nav.label')}>
        {pages.map(({ path, nav }) =>
          nav ? (
            <NavLink key={path} to={`/${path}`} data-testid={`nav-${path}`}>
              {nav.icon}
              <span className="label">{t(`nav.${nav.label}`)}</span>
            </NavLink>
          ) : null,
        )}
      </nav>
      <main className="shell-main">
        <Outlet />
      </main>
    </div>
  );
}
