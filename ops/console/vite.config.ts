import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where the server of the pages that `npm run dev` shows is. */
const server = loadEnv('', '.', 'COUNTERSIGN')['COUNTERSIGN_URL'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: 'CSP-NONCE' },
  build: {
    target: 'es2022',
    outDir: 'dist',
    sourcemap: false,
    license: { fileName: 'third-party.json' },
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': server } },
  // One page for all tests: none of them keeps anything in it.
  test: { environment: 'jsdom', isolate: false, include: ['src/**/*.test.{ts,tsx}'] },
});
