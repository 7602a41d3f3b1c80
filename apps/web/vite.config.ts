import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const backend = process.env.FLOWBRIDGE_DEV_BACKEND ?? 'http://127.0.0.1:4400';
const proxied = { target: backend, changeOrigin: false };

/**
 * Packages every page needs go into one file each, which stays in the browser's cache when our own code changes. Left to
 * the bundler they become some forty files, 16 kB (gzip) larger together.
 */
const everyPage = [
  {
    name: 'base',
    test: /node_modules\/(react|react-dom|react-router|i18next|react-i18next|zustand|@tanstack|@trpc\/(client|tanstack))/,
  },
  {
    name: 'ui',
    test: /node_modules\/antd\/es\/(alert|button|config-provider|dropdown|menu|space|switch|tag|theme|tooltip)\//,
  },
];

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
    rolldownOptions: { output: { codeSplitting: { groups: everyPage } } },
  },
});
