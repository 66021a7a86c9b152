import { identityApi } from '@rongheng/core/identity/api'
import { treeOrder } from '@rongheng/core/identity/unit-tree'
import { useRead } from '../api/use-read.ts'

/** The units within reach, what they are called, and as choices for a select. */
export function useUnits() {
  const { units } = useRead(identityApi.listUnits, {})
  const names = new Map<string, string>(units.map((u) => [u.id, u.name]))
  const tree = treeOrder(units)
  return {
    tree,
    nameOf: (id: string) => names.get(id) ?? id,
    choices: tree.map(({ unit, depth }) => ({ value: unit.id, label: `${'　'.repeat(depth)}${unit.name}` })),
  }
}
