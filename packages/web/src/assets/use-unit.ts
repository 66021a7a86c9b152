import { useActor } from '../app/session.ts'
import { useQueryValue } from '../ui/use-query-value.ts'

/** The unit whose assets are shown: the one in the address, else the first the person may see; null without any. */
export function useAssetUnit(): {
  readonly unitId: string | null
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly choose: (unitId: string) => void
} {
  const { permissions, units } = useActor()
  const readable = units.filter((unit) => permissions['asset.read']?.includes(unit.id))
  const [chosen, choose] = useQueryValue('unit')
  const unitId = (readable.find((unit) => unit.id === chosen) ?? readable[0])?.id ?? null
  return { unitId, units: readable, choose }
}
