import { type Verdict, Verdict as Verdicts } from '@rongheng/core/watch/verdict'
import type { Watch } from './start-watch.ts'

/** Beyond so many checks there are counts only: each of them is a series in the store of whoever asks. */
const MOST_CHECKS = 2_000

const numbers: Readonly<Record<Verdict, number>> = { up: 0, warning: 1, down: 2, unknown: 3 }

/** How the engine of this process does, and what its checks say, in Prometheus' form. */
export function watchMetrics(watch: Pick<Watch, 'figures' | 'verdicts'>): string {
  const f = watch.figures()
  const verdicts = watch.verdicts()
  const one = (name: string, type: 'counter' | 'gauge', help: string, value: number) =>
    `# HELP rongheng_watch_${name} ${help}\n# TYPE rongheng_watch_${name} ${type}\nrongheng_watch_${name} ${value}\n`
  const verdictLines = Verdicts.options.map(
    (verdict) =>
      `rongheng_watch_verdicts{verdict="${verdict}"} ${verdicts.filter((v) => v.verdict === verdict).length}\n`,
  )
  const checkLines =
    verdicts.length > MOST_CHECKS
      ? []
      : verdicts.map(
          ({ checkId, kind, verdict }) =>
            `rongheng_watch_verdict{check="${checkId}",kind="${kind}"} ${numbers[verdict]}\n`,
        )
  return [
    one('checks', 'gauge', 'Checks that this process runs', f.checks),
    one('due_total', 'counter', 'Runs that came due', f.due),
    one('done_total', 'counter', 'Readings taken', f.done),
    one('not_run_total', 'counter', 'Runs left out because the one before had not come back', f.notRun),
    one('faults_total', 'counter', 'Runs that failed by a fault of the program', f.faults),
    one(
      'late_p99_seconds',
      'gauge',
      'How late runs begin, 99th percentile of the newest 4096',
      f.lateP99Ms / 1000,
    ),
    one('running', 'gauge', 'Probes under way', f.running),
    one('queued', 'gauge', 'Probes that wait for others to end', f.queued),
    one('waiting_readings', 'gauge', 'Readings not written yet', f.waiting),
    one('dropped_readings_total', 'counter', 'Readings lost because too many were not written', f.dropped),
    '# HELP rongheng_watch_verdicts Checks of this process by verdict\n# TYPE rongheng_watch_verdicts gauge\n',
    ...verdictLines,
    '# HELP rongheng_watch_verdict Verdict of a check: 0 up, 1 warning, 2 down, 3 unknown\n# TYPE rongheng_watch_verdict gauge\n',
    ...checkLines,
  ].join('')
}
