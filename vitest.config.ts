import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// One config for all: what needs a database in Node, rules and adapters without isolation, pages in happy-dom without it too
// (1.6 s instead of 42).
export default defineConfig({
  test: {
    // Many tests wait for a peer or a clock: on two cores two workers, where vitest would take one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // pdf.js leaves promises about broken parts of a file to nobody. The reading process lives on, and so do the tests of it.
    onUnhandledError: (error) => (error.name === 'XRefEntryException' ? false : undefined),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          globalSetup: ['packages/storage/src/test-setup.ts'],
          include: ['packages/{storage,server}/src/**/*.test.ts', 'test/golden/**/*.test.ts'],
          hookTimeout: 60_000,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          // Rules keep nothing between calls, and adapters nothing that a test of another file could see: loading the modules
          // anew for each file takes longer than the tests.
          name: 'bare',
          environment: 'node',
          isolate: false,
          include: ['packages/{core,adapters,cli,sims}/src/**/*.test.ts', 'tools/**/*.test.ts'],
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
          // A form of many fields is filled in within seconds, and on a busy machine it takes more of them.
          testTimeout: 60_000,
        },
      },
    ],
  },
})
