import { expect, test } from 'vitest'
import { engineMetrics } from './engine-metrics.ts'

const figures = {
  checks: 2,
  due: 10,
  done: 9,
  notRun: 1,
  lateP99Ms: 12.5,
  running: 1,
  queued: 0,
  waiting: 3,
  dropped: 0,
  faults: 0,
}
test('the engine shows how it does, in lines as Prometheus reads them', () => {
  const text = engineMetrics(figures)
  expect(text).toContain('\nrongheng_watch_late_p99_seconds 0.0125\n')
  expect(text).toContain('\nrongheng_watch_waiting_readings 3\n')
  // Every line is a comment, or a name and a number.
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+ -?[0-9.]+)$/)
})
