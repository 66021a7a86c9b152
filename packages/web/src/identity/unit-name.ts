import { identityApi } from '@rongheng/core/identity/api'
import type { Unit } from '@rongheng/core/identity/unit'
import { useRead } from '../api/use-read.ts'

/** The units within reach as a tree in one list: parents before children, each with how deep it lies. */
export function treeOrder(units: readonly Unit[]): { unit: Unit; depth: number }[] {
  const known = new Set(units.map((u) => u.id))
  const below = (parentId: string | null, depth: number): { unit: Unit; depth: number }[] =>
    units
      .filter((u) =>
        parentId === null ? u.parentId === null || !known.has(u.parentId) : u.parentId === parentId,
      )
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)])
  return below(null, 0)
}

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
