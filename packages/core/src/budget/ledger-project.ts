import type { Year } from '../kernel/time.ts'
import type { ProjectId } from './project.ts'

/** A project that rows of a ledger may belong to. */
export type LedgerProject = {
  readonly id: ProjectId
  readonly code: string
  readonly name: string
  readonly year: Year
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()

/**
 * The project that a row names: by its code, its name, or both glued with `-` as the treasury system writes them.
 *
 * @param written texts of the code's and the name's column, '' when empty; the first that names a project decides
 * @returns the project, or why there is none
 */
export function matchProject(
  written: readonly string[],
  projects: readonly LedgerProject[],
  year: Year,
): LedgerProject | 'project-unknown' | 'project-other-year' {
  for (const text of written.map(plain).filter(Boolean)) {
    const named = projects.filter((p) => {
      const [code, name] = [plain(p.code), plain(p.name)]
      return text === code || text === name || text.startsWith(`${code}-`) || text === `${name}-${code}`
    })
    const inYear = named.find((p) => p.year === year)
    if (inYear) return inYear
    if (named.length > 0) return 'project-other-year'
  }
  return 'project-unknown'
}
