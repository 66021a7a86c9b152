import type { UnitNode } from './scope.ts'

/**
 * Of the units where somebody is to lose an administrator's role, the first that nobody else would look after: neither there
 * nor above is the role held by another. Null when each keeps one.
 *
 * @param lost units at which the role is lost
 * @param held units at which others hold it
 */
export function leftAlone(
  lost: readonly string[],
  held: readonly string[],
  units: readonly UnitNode[],
): string | null {
  const parents = new Map(units.map((unit) => [unit.id, unit.parentId]))
  const lookedAfter = (id: string | null): boolean =>
    id !== null && (held.includes(id) || lookedAfter(parents.get(id) ?? null))
  return lost.find((id) => !lookedAfter(id)) ?? null
}
