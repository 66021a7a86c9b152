import type { FieldIssue } from '@rongheng/core/kernel/field-issue'
import type { WordFacts } from '@rongheng/core/kernel/words'

/** A call that did not succeed, as the server (or the missing network) said it. */
export class ApiError extends Error {
  /** HTTP status; 0 when the server could not be reached. */
  readonly status: number
  /** Word key of the sentence. */
  readonly code: string
  readonly facts: WordFacts
  readonly issues: readonly FieldIssue[]
  /** What to tell the administrator who looks into the log. */
  readonly requestId: string | null
  constructor(p: {
    status: number
    code: string
    facts?: WordFacts
    issues?: readonly FieldIssue[]
    requestId?: string | null
  }) {
    super(p.code)
    this.name = 'ApiError'
    this.status = p.status
    this.code = p.code
    this.facts = p.facts ?? {}
    this.issues = p.issues ?? []
    this.requestId = p.requestId ?? null
  }
}
