import { useTranslation } from 'react-i18next';

const ROLES = ['viewer', 'operator', 'builder', 'admin', 'owner'] as const;

/** The roles by their names, as a select takes them. */
export function useRoleOptions() {
  const { t } = useTranslation('settings');
  return ROLES.map((role) => ({ value: role, label: t(`roles.${role}`) }));
}
