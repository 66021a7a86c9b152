import { Refusal } from '@rongheng/core/kernel/refusal'

/** Most bytes of a spreadsheet, as it lies on disk. A year of 50,000 payments takes 4 MB. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024
/** Most rows with something in them, over all sheets. */
export const MAX_ROWS = 200_000
/** Columns beyond this are not read. */
export const MAX_COLUMNS = 300

/** Why a file cannot be read; each has its sentence under `budget.<reason>`. */
export type FileFault =
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

/** The refusal of a file, with the limit that its sentence names. */
export function fileRefusal(fault: FileFault): Refusal {
  if (fault === 'file-too-large')
    return new Refusal('budget.file-too-large', { limit: MAX_FILE_BYTES / 1024 / 1024 })
  if (fault === 'file-too-many-rows') return new Refusal('budget.file-too-many-rows', { limit: MAX_ROWS })
  return new Refusal(`budget.${fault}`)
}
