import { identityApi } from '@rongheng/core/identity/api'
import type { UnitId } from '@rongheng/core/identity/unit'
import { useRead } from '../../api/use-read.ts'
import { useActor } from '../../app/session.ts'

/** The units in which the person may change what is watched, as choices. */
export function useOwnUnits(): { value: UnitId; label: string }[] {
  const { units } = useRead(identityApi.listUnits, {})
  const within = useActor().permissions['watch.write'] ?? []
  return units
    .filter((unit) => within.includes(unit.id))
    .map((unit) => ({ value: unit.id, label: unit.name }))
}
