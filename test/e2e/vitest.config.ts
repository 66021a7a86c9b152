import { defineConfig } from 'vitest/config'

// The built program and a real Chromium: one file after another, since each starts a server and a browser.
export default defineConfig({
  test: {
    name: 'e2e',
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    hookTimeout: 120_000,
    testTimeout: 120_000,
  },
})
