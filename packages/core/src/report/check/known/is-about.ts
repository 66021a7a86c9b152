import type { ReportReading } from '../check-function.ts'
import type { KnownProject } from './known-project.ts'

/** Whether a report's numbers may be held against a project: it speaks of the same year, or names none. */
export function isAbout(reading: ReportReading, known: KnownProject): boolean {
  const year = reading.structures[reading.main]?.year ?? null
  return year === null || year === known.year
}
