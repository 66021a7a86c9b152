import type { EngineFigures } from './engine.ts'

/** How the engine of this process does, in Prometheus' form. What its checks say is shown beside it. */
export function engineMetrics(f: EngineFigures): string {
  const one = (name: string, type: 'counter' | 'gauge', help: string, value: number) =>
    `# HELP rongheng_watch_${name} ${help}\n# TYPE rongheng_watch_${name} ${type}\nrongheng_watch_${name} ${value}\n`
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
  ].join('')
}
