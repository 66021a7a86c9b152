import type { AssetLocation } from './record.ts'

type Place = Pick<AssetLocation, 'id' | 'name' | 'parentId'>

/** Where something stands, from the outside in: "办公楼 / 三楼 / 机房". Null when nobody said. */
export function placeOf(locations: readonly Place[], locationId: string | null): string | null {
  const names: string[] = []
  for (let id = locationId; id !== null && names.length < 20; ) {
    const place = locations.find((one) => one.id === id)
    if (!place) break
    names.unshift(place.name)
    id = place.parentId
  }
  return names.length > 0 ? names.join(' / ') : null
}

/** Places as a tree in reading order: each with how deep it lies, those inside right behind it. */
export function placesInOrder<P extends Place>(locations: readonly P[]): { place: P; depth: number }[] {
  const known = new Set<string>(locations.map((one) => one.id))
  const below = (parentId: string | null, depth: number): { place: P; depth: number }[] =>
    locations
      .filter((one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null) === parentId)
      .flatMap((place) => [{ place, depth }, ...below(place.id, depth + 1)])
  return below(null, 0)
}
