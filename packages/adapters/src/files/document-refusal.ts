import { Refusal } from '@rongheng/core/kernel/refusal'
import { MAX_DOCUMENT_BYTES } from '@rongheng/core/report/check/document-reader'
import { type Fault, FileFault } from './file-fault.ts'

const SAME: Partial<Record<Fault, Fault>> = {
  'file-no-rows': 'file-empty',
  'file-too-many-rows': 'file-too-heavy',
}

/** The refusal of a file of a report. Whatever else a broken file makes a parser say, the person is told that the file is broken. */
export function documentRefusal(cause: unknown, name: string): Refusal {
  if (cause instanceof Refusal) return cause
  const fault = cause instanceof FileFault ? (SAME[cause.fault] ?? cause.fault) : 'file-damaged'
  const limit = fault === 'file-too-large' ? { limit: MAX_DOCUMENT_BYTES / 1024 / 1024 } : {}
  return new Refusal(`report.${fault}`, { name, ...limit })
}
