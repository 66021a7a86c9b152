import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Leaves out the part of zod that writes JSON Schema: the server does that, for /api/openapi.json; in a browser it would be
 * 7 kB (gzipped) of every first load that nobody calls.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  transform: {
    filter: { id: /zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)[.]js$/ },
    handler: (code) => {
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map((found) => found[1])
      return { code: `${names.map((name) => `export const ${name} = () => {}`).join('\n')}\n`, map: null }
    },
  },
}

/** The pages, for browsers of Chromium 90 and later (tools/check-chrome90.mjs proves it), into dist/web of the repository. */
export default defineConfig({
  root: here('.'),
  plugins: [react(), withoutJsonSchema],
  build: {
    target: ['chrome90', 'es2021'],
    cssTarget: ['chrome90'],
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // Not vite's `assets`: that word is a domain, and its pages have that address.
    assetsDir: 'static',
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
