import type { UnitNode } from './scope.ts'

/** Some units as a tree in one list: parents before children, each with how deep it lies. A unit whose parent is not among them is a top. */
export function treeOrder<U extends { readonly id: string; readonly parentId: string | null }>(
  units: readonly U[],
): { unit: U; depth: number }[] {
  const known = new Set(units.map((u) => u.id))
  const tops = units.filter((u) => u.parentId === null || !known.has(u.parentId))
  const below = (unit: U, depth: number): { unit: U; depth: number }[] => [
    { unit, depth },
    ...units.filter((u) => u.parentId === unit.id).flatMap((child) => below(child, depth + 1)),
  ]
  return tops.flatMap((unit) => below(unit, 0))
}

/** A unit and all below it. */
export function unitsBelow(units: readonly UnitNode[], unitId: string): string[] {
  const found = [unitId]
  for (const id of found) found.push(...units.filter((u) => u.parentId === id).map((u) => u.id))
  return found
}
