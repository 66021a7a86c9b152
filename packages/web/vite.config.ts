import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The pages, for browsers of Chromium 90 and later (tools/check-chrome90.mjs proves it), into dist/web of the repository. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    target: ['chrome90', 'es2021'],
    cssTarget: ['chrome90'],
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // Read by tools/check-size.mjs, which adds up what each page loads.
    manifest: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file that changes only when a dependency does, so that an upgrade of ours reloads little.
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|@tanstack)[\\/]/,
              priority: 2,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': process.env.API ?? 'http://127.0.0.1:8620' },
  },
})
