import { expect, test } from 'vitest'
import { watchMetrics } from './metrics.ts'

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
const id = (n: number) => `chk_${String(n).padStart(26, '0')}` as const

test('the engine shows how it does, and what each check says', () => {
  const text = watchMetrics({
    figures: () => figures,
    verdicts: () => [
      { checkId: id(1), kind: 'http', verdict: 'up' },
      { checkId: id(2), kind: 'tcp', verdict: 'down' },
    ],
  })
  expect(text).toContain('\nrongheng_watch_late_p99_seconds 0.0125\n')
  expect(text).toContain('\nrongheng_watch_verdicts{verdict="down"} 1\n')
  expect(text).toContain(`\nrongheng_watch_verdict{check="${id(2)}",kind="tcp"} 2\n`)
  // Every line is a comment or a name, labels and a number: what Prometheus reads.
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[^}]*\})? -?[0-9.]+)$/)
})

test('very many checks are counts only', () => {
  const verdicts = Array.from(
    { length: 2_001 },
    (_, n) => ({ checkId: id(n), kind: 'http', verdict: 'up' }) as const,
  )
  const text = watchMetrics({ figures: () => figures, verdicts: () => verdicts })
  expect(text).toContain('\nrongheng_watch_verdicts{verdict="up"} 2001\n')
  expect(text).not.toContain('rongheng_watch_verdict{')
})
