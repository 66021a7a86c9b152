import { z } from 'zod'
import { Finding } from './finding.ts'
import { KnownLack } from './known/known-project.ts'
import { Dismissal } from './report-check.ts'

/** A finding in a report of this program. */
export const OwnFinding = Finding.extend({
  /** Where people write what it is about: `part-…` or `slot-…` of the report's page; null when something is missing altogether. */
  at: z.string().nullable(),
})
export type OwnFinding = z.infer<typeof OwnFinding>

/** The check of a report of this program as it would be printed now, held against its own project. */
export const OwnCheck = z.object({
  findings: z.array(OwnFinding),
  /** What of it does not count, and why. Errors always count. */
  dismissals: z.array(Dismissal),
  /** What could not be compared, because it is not on record. */
  lacks: z.array(KnownLack),
})
export type OwnCheck = z.infer<typeof OwnCheck>

/** The findings that keep a report from being put before those who sign, and from being signed. */
export const errorsOf = <F extends Pick<Finding, 'severity'>>(findings: readonly F[]): F[] =>
  findings.filter((finding) => finding.severity === 'E')
