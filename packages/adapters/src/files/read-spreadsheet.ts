import type { GridReader } from '@rongheng/core/kernel/grid'
import { FileFault, ledgerRefusal, MAX_FILE_BYTES } from './file-fault.ts'
import { readCsv } from './read-csv.ts'
import { readHtml } from './read-html.ts'
import { readXls } from './read-xls.ts'
import { readXlsx } from './read-xlsx.ts'
import { readXml2003 } from './read-xml2003.ts'

/**
 * Reads a spreadsheet in this process. Files of strangers go through `childReader`, which runs this very function in a
 * process of its own.
 */
export const readSpreadsheet: GridReader = async (bytes, sink) => {
  try {
    if (bytes.length === 0) throw new FileFault('file-empty')
    if (bytes.length > MAX_FILE_BYTES) throw new FileFault('file-too-large')
    const sheets = await readerFor(bytes)(bytes, sink)
    if (sheets.every((s) => s.rowCount === 0)) throw new FileFault('file-no-rows')
    return sheets
  } catch (cause) {
    throw ledgerRefusal(cause)
  }
}

function readerFor(bytes: Uint8Array): GridReader {
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte)
  if (starts(0x50, 0x4b)) return readXlsx
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    if (
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
        Buffer.from('EncryptedPackage', 'utf16le'),
      )
    )
      throw new FileFault('file-encrypted')
    return readXls
  }
  // A bare BIFF stream, as some old exports are.
  if (starts(0x09, 0x08) || starts(0x09, 0x04) || starts(0x09, 0x02)) return readXls
  if (starts(0x25, 0x50, 0x44, 0x46) || starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8))
    throw new FileFault('file-unknown-kind')
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4_000))
    .replaceAll('\u0000', '')
    .toLowerCase()
  if (
    head.includes('urn:schemas-microsoft-com:office:spreadsheet') &&
    head.includes('<?xml') &&
    !head.includes('<html')
  )
    return readXml2003
  return /<(html|table|!doctype html|head|body|meta)[\s>]/.test(head) ? readHtml : readCsv
}
