import { type Stats } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { MAX_DOCUMENT_BYTES } from '@rongheng/core/report/check/document-reader'

/**
 * The bytes of a file of this machine. What is no file, or too large for a report, is not even opened: a pipe would keep us
 * waiting for ever.
 *
 * @throws Refusal with one sentence that names the file
 */
export async function fileOnDisk(where: string): Promise<Uint8Array> {
  const name = path.basename(where)
  const found: Stats = await stat(where).catch((cause: unknown) => {
    throw notReached(cause, where)
  })
  if (!found.isFile()) throw new Refusal('report.file-is-none', { name })
  if (found.size === 0) throw new Refusal('report.file-empty', { name })
  if (found.size > MAX_DOCUMENT_BYTES)
    throw new Refusal('report.file-too-large', { name, limit: MAX_DOCUMENT_BYTES / 1024 / 1024 })
  return readFile(where).catch((cause: unknown) => {
    throw notReached(cause, where)
  })
}

function notReached(cause: unknown, where: string): Refusal {
  const { code = '', message } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Refusal('report.file-missing', { name: where })
  if (code === 'EACCES' || code === 'EPERM') return new Refusal('report.file-forbidden', { name: where })
  return new Refusal('kernel.file-unreadable', { name: where, why: message })
}
