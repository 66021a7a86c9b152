/** What depends on what: a system, a device or a check, by id, with the ids it cannot work without. */
export type Needs = ReadonlyMap<string, readonly string[]>

/** Whether a new need would make a circle: a thing may not need itself, however far around. */
export function makesCircle(needs: Needs, from: string, to: string): boolean {
  const seen = new Set<string>()
  const reaches = (id: string): boolean => {
    if (id === from) return true
    if (seen.has(id)) return false
    seen.add(id)
    return (needs.get(id) ?? []).some(reaches)
  }
  return reaches(to)
}
