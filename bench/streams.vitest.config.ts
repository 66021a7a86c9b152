import { defineConfig } from 'vitest/config'

// `npm run bench:ts` and `npm run bench:streams`: measurements that need ffmpeg and no database.
export default defineConfig({
  test: {
    name: 'bench',
    root: '.',
    include: ['bench/**/*.stream-bench.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
})
