/** What this browser remembers about its user: language, theme, the tenant last worked in. Kept in local storage. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { initialLanguage, type Language, PREFERENCES_KEY } from './remembered-language.ts';

export type { Language };
export type ThemeChoice = 'light' | 'dark';

export type Preferences = {
  language: Language;
  theme: ThemeChoice;
  tenantId: string | undefined;
};

const initialTheme = (): ThemeChoice =>
  typeof matchMedia !== 'undefined' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ language: initialLanguage(), theme: initialTheme(), tenantId: undefined }), {
    name: PREFERENCES_KEY,
  }),
);

/** The tenant every request is made for; undefined before the first sign-in. */
export const currentTenantId = (): string | undefined => usePreferences.getState().tenantId;
