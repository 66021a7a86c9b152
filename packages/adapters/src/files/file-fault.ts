import { Refusal } from '@rongheng/core/kernel/refusal'

/** Most bytes of a spreadsheet, as it lies on disk. A year of 50,000 payments takes 4 MB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024
/** Most rows with something in them, over all sheets. */
export const MAX_ROWS = 200_000
/** Columns beyond this are not read. */
export const MAX_COLUMNS = 300

/** Why a file cannot be read. Each has its sentence for a ledger and its sentence for a report, where it can happen there. */
export type Fault =
  | 'file-empty'
  | 'file-too-large'
  | 'file-encrypted'
  | 'file-damaged'
  | 'file-bomb'
  | 'file-entities'
  | 'file-unknown-kind'
  | 'file-no-rows'
  | 'file-too-many-rows'
  | 'file-too-heavy'
  | 'file-pictures-only'
  | 'file-needs-office'

/** What a parser throws about a file; who asked for the file makes the sentence of it. */
export class FileFault extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault)
    this.name = 'FileFault'
    this.fault = fault
  }
}

/** The refusal of a ledger. Whatever else a broken file makes a parser say, the person is told that the file is broken. */
export function ledgerRefusal(cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause
  const fault = cause instanceof FileFault ? cause.fault : 'file-damaged'
  if (fault === 'file-too-large')
    return new Refusal('budget.file-too-large', { limit: MAX_FILE_BYTES / 1024 / 1024 })
  if (fault === 'file-too-many-rows') return new Refusal('budget.file-too-many-rows', { limit: MAX_ROWS })
  return new Refusal(`budget.${fault}`)
}
