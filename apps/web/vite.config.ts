import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const backend = process.env.FLOWBRIDGE_DEV_BACKEND ?? 'http://127.0.0.1:4400';
const proxied = { target: backend, changeOrigin: false };

const ICON = /@ant-design\/icons(?:-svg)?\/es\/(?:icons|asn)\/(\w+)/;

/** Icons that the frame and the list of flows name; all others come with the first page that shows one of them. */
const iconsOfFirstPage = ['src/app', 'src/pages/flows', 'src/pages/listing'].flatMap((folder) =>
  iconsNamedIn(folder),
);

/**
 * Packages every page needs go into one file each, which stays in the browser's cache when our own code changes. Left to
 * the bundler they become some forty files, 16 kB (gzip) larger together; and each icon is a file of its own, sixty of them
 * in the designer.
 */
const groups = [
  {
    name: 'base',
    test: /node_modules\/(react|react-dom|react-router|i18next|react-i18next|zustand|@tanstack\/(query-core|react-query)|@trpc\/(client|tanstack))/,
  },
  {
    name: 'ui',
    test: (id: string) =>
      /node_modules\/antd\/es\/(alert|button|config-provider|dropdown|menu|space|switch|tag|theme|tooltip)\//.test(
        id,
      ) || iconsOfFirstPage.includes(ICON.exec(id)?.[1] ?? 'none'),
  },
  { name: 'icons', test: ICON },
];

function iconsNamedIn(folder: string): string[] {
  const files = readdirSync(path.join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' });
  const named = files
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) => {
      const text = readFileSync(path.join(import.meta.dirname, folder, file), 'utf8');
      return [...text.matchAll(/import \{([^}]*)\} from '@ant-design\/icons'/g)];
    });
  return named.flatMap(([, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  );
}

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': proxied, '/hooks': proxied, '/sandbox': proxied },
  },
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
});
