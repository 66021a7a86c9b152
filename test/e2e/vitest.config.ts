import { defineConfig } from 'vitest/config'

// The built program and a real Chromium. Each file starts both, and waits for pages more than it works: two at a time.
export default defineConfig({
  test: {
    name: 'e2e',
    environment: 'node',
    globalSetup: ['test/e2e/example.ts'],
    include: ['test/e2e/**/*.test.ts'],
    maxWorkers: 2,
    hookTimeout: 300_000,
    testTimeout: 240_000,
  },
})
