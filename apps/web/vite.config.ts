import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const backend = process.env.FLOWBRIDGE_DEV_BACKEND ?? 'http://127.0.0.1:4400';
const proxied = { target: backend, changeOrigin: false };

export default defineConfig({
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': proxied, '/hooks': proxied, '/sandbox': proxied },
  },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 4000 },
});
