import type { FieldIssue } from './field-issue.ts'

/**
 * An input whose fields do not fit: their shape, or what is on record beside them. Answered with the path of each field, so that
 * a form can say it where it was typed.
 */
export class Malformed extends Error {
  readonly fields: readonly FieldIssue[]
  constructor(fields: readonly FieldIssue[]) {
    super(`malformed input ${JSON.stringify(fields)}`)
    this.name = 'Malformed'
    this.fields = fields
  }
}
