/** What this browser remembers about its user: language, theme, the tenant last worked in. Kept in local storage. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Language = 'en' | 'zh';
export type ThemeChoice = 'light' | 'dark';

export type Preferences = {
  language: Language;
  theme: ThemeChoice;
  tenantId: string | undefined;
};

const initialLanguage = (): Language =>
  typeof navigator !== 'undefined' && navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

const initialTheme = (): ThemeChoice =>
  typeof matchMedia !== 'undefined' && matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';

export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ language: initialLanguage(), theme: initialTheme(), tenantId: undefined }), {
    name: 'flowbridge.preferences',
  }),
);

/** The tenant every request is made for; undefined before the first sign-in. */
export const currentTenantId = (): string | undefined => usePreferences.getState().tenantId;
