import { defineConfig } from 'vitest/config'

// `npm run bench:audit`: measurements that need a database, not run by `npm test`.
export default defineConfig({
  test: {
    name: 'bench',
    root: '.',
    globalSetup: ['packages/storage/src/test-setup.ts'],
    include: ['bench/**/*.bench-test.ts'],
    onUnhandledError: (error) => (error.name === 'XRefEntryException' ? false : undefined),
    testTimeout: 300_000,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
})
