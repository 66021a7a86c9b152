import { severities } from '@rongheng/core/watch/severity'
import { Verdict } from '@rongheng/core/watch/verdict'
import type { Db } from '@rongheng/storage/db'
import { alertFigures, checkFigures } from '@rongheng/storage/watch/watch-figures'
import { Gauge, type Registry } from 'prom-client'

/**
 * Shows verdicts and open alerts to whoever collects metrics; they are read when asked for. While the database does not answer
 * these figures are missing, not 0, and the others are told all the same.
 */
export function measureWatch(registry: Registry, db: Db): void {
  const registers = [registry]
  new Gauge({
    name: 'rongheng_check_up',
    help: '1 when a check is up or warning, 0 when it is down; missing while it is unknown or paused',
    labelNames: ['id', 'name', 'unit'],
    registers,
    async collect() {
      const checks = await checkFigures(db).catch(() => [])
      this.reset()
      for (const { id, name, unitId, verdict, paused } of checks)
        if (!paused && verdict !== 'unknown') this.set({ id, name, unit: unitId }, verdict === 'down' ? 0 : 1)
    },
  })
  new Gauge({
    name: 'rongheng_checks',
    help: 'Checks by verdict; paused ones by themselves',
    labelNames: ['verdict'],
    registers,
    async collect() {
      const checks = await checkFigures(db).catch(() => null)
      this.reset()
      if (!checks) return
      const shown = checks.map((check) => (check.paused ? 'paused' : check.verdict))
      for (const verdict of [...Verdict.options, 'paused'])
        this.set({ verdict }, shown.filter((one) => one === verdict).length)
    },
  })
  new Gauge({
    name: 'rongheng_alerts',
    help: 'Open alerts by severity; held ones are silenced, under maintenance or explained by another',
    labelNames: ['severity', 'state'],
    registers,
    async collect() {
      const figures = await alertFigures(db).catch(() => null)
      this.reset()
      if (!figures) return
      for (const severity of severities)
        for (const calling of [true, false]) {
          const found = figures.find((one) => one.severity === severity && one.calling === calling)
          this.set({ severity, state: calling ? 'calling' : 'held' }, found?.count ?? 0)
        }
    },
  })
}
