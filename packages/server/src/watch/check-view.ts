import type { Check } from '@rongheng/core/watch/check'
import { kindOf } from '@rongheng/core/watch/kinds/all'
import { atFirst } from '@rongheng/core/watch/said/at-first'
import type { CheckLine, CheckName, CheckView } from '@rongheng/core/watch/views'
import type { Instant } from '@rongheng/core/kernel/time'
import type { Db } from '@rongheng/storage/db'
import { type AssetNames, deviceName, systemNames } from '@rongheng/storage/watch/asset-names'
import { listStandings, type Standing } from '@rongheng/storage/watch/check-list'
import { sealedSecrets } from '@rongheng/storage/watch/secrets'

/** More checks than any unit has: a list of all of them. */
export const ALL = { from: 0, size: 10_000 }

/** A check as a line of a list. */
export const checkLine = ({ check, ...standing }: Standing, systemName: AssetNames): CheckLine => ({
  id: check.id,
  unitId: check.unitId,
  systemId: check.systemId,
  name: check.name,
  intervalS: check.intervalS,
  severity: check.severity,
  paused: check.paused,
  version: check.version,
  ...standing,
  since: standing.since as Instant | null,
  why: atFirst(standing.why),
  kind: check.settings.kind,
  target: targetOf(check),
  systemName: systemName(check.systemId),
})

/** What a check looks at, in a few words. */
export const targetOf = (check: Pick<Check, 'settings'>): string =>
  kindOf(check.settings.kind).target(check.settings)

/** A check as it is named beside another one. */
export const checkName = ({ check, verdict }: Standing): CheckName => ({
  id: check.id,
  name: check.name,
  verdict,
  paused: check.paused,
})

/** A check with what stands around it. */
export async function checkView(db: Db, { check, ...standing }: Standing): Promise<CheckView> {
  const { items: others } = await listStandings(db, { unitIds: [check.unitId] }, {}, ALL)
  const [systemName, device, secrets] = [
    await systemNames(db, [check.systemId]),
    await deviceName(db, check.deviceId),
    await sealedSecrets(db, [check.id]),
  ]
  return {
    check,
    ...standing,
    since: standing.since as Instant | null,
    why: atFirst(standing.why),
    systemName: systemName(check.systemId),
    deviceName: device,
    secrets: secrets.map((secret) => secret.name),
    needs: others.filter((other) => check.needs.includes(other.check.id)).map(checkName),
    neededBy: others.filter((other) => other.check.needs.includes(check.id)).map(checkName),
  }
}
