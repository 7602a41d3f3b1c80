/** What this browser remembers about its user: language, theme, the tenant last worked in. Kept in local storage. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { initialLanguage, type Language, PREFERENCES_KEY } from './remembered-language.ts';

export type { Language };
export type Theme = 'light' | 'dark';

export type Preferences = {
  language: Language;
  /** Undefined: as the device is. */
  theme: Theme | undefined;
  tenantId: string | undefined;
};

export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ language: initialLanguage(), theme: undefined, tenantId: undefined }), {
    name: PREFERENCES_KEY,
  }),
);

/** The tenant every request is made for; undefined before the first sign-in. */
export const currentTenantId = (): string | undefined => usePreferences.getState().tenantId;
