import { defineConfig } from 'vitest/config'

// One config for all: rules and storage in Node, pages in happy-dom without isolation (1.6 s instead of 42).
export default defineConfig({
  test: {
    // pdf.js leaves promises about broken parts of a file to nobody. The reading process lives on, and so do the tests of it.
    onUnhandledError: (error) => (error.name === 'XRefEntryException' ? false : undefined),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          globalSetup: ['packages/storage/src/test-setup.ts'],
          include: [
            'packages/{core,storage,adapters,server,cli}/src/**/*.test.ts',
            'tools/**/*.test.ts',
            'test/golden/**/*.test.ts',
          ],
          hookTimeout: 60_000,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'web',
          environment: 'happy-dom',
          isolate: false,
          setupFiles: ['packages/web/src/testing-setup.ts'],
          include: ['packages/web/src/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})
