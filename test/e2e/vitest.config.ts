import { defineConfig } from 'vitest/config'

// The built program and a real Chromium: one file after another, since each starts a server and a browser.
export default defineConfig({
  test: {
    name: 'e2e',
    environment: 'node',
    globalSetup: ['test/e2e/example.ts'],
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    hookTimeout: 300_000,
    testTimeout: 120_000,
  },
})
