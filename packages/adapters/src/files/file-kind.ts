import { FileFault } from './file-fault.ts'

/** What a file is, judged by its first bytes and the names inside it. */
export type FileKind = 'docx' | 'xlsx' | 'xls' | 'old-word' | 'pdf' | 'html' | 'text'

const PICTURES = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'BM', 'II*\0', 'MM\0*']
/** A bare BIFF stream, as some old exports are. */
const BARE_SHEETS = ['\u0009\u0002\0', '\u0009\u0004\0', '\u0009\u0008\0']

/**
 * Tells what kind of file it is; its name does not matter.
 *
 * @throws FileFault `file-encrypted`, `file-pictures-only` for a picture, `file-unknown-kind`
 */
export function fileKind(bytes: Uint8Array): FileKind {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = buffer.toString('latin1', 0, 4_000)
  if (start.startsWith('PK')) return zipKind(buffer)
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0')) return oldKind(buffer)
  if (start.slice(0, 1_024).includes('%PDF-')) return 'pdf'
  if (BARE_SHEETS.some((sign) => start.startsWith(sign))) return 'xls'
  if (PICTURES.some((sign) => start.startsWith(sign) && !/^BM[\x20-\x7e]{30}/.test(start)))
    throw new FileFault('file-pictures-only')
  if (start.startsWith('{\\rtf')) return 'old-word'
  const head = start.replaceAll('\0', '').toLowerCase()
  if (head.includes('schemas.microsoft.com/office/word/2003/wordml')) return 'old-word'
  if (/^\s*(from|mime-version|content-type):/m.test(head) && head.includes('multipart/related'))
    return 'old-word'
  return /<(html|table|!doctype html|head|body|meta)[\s>]/.test(head) ? 'html' : 'text'
}

/** Which office program made a zip: its directory at the end names the parts. */
function zipKind(buffer: Buffer): FileKind {
  if (buffer.includes('word/document.xml') || buffer.includes('wordprocessingml')) return 'docx'
  if (buffer.includes('xl/workbook.') || buffer.includes('xl/worksheets/')) return 'xlsx'
  // Parts may have any name; [Content_Types].xml is packed. A report is a document until it turns out to be none.
  if (buffer.includes('[Content_Types].xml') && !buffer.includes('ppt/')) return 'docx'
  throw new FileFault(buffer.includes('PK\u0005\u0006', 0, 'latin1') ? 'file-unknown-kind' : 'file-damaged')
}

function oldKind(buffer: Buffer): FileKind {
  const has = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) throw new FileFault('file-encrypted')
  if (has('WordDocument')) {
    // The header of a Word file: its flags say whether a password is set. It stands where a sector begins.
    for (let at = 512; at + 12 <= Math.min(buffer.length, 2_000_000); at += 512)
      if (buffer.readUInt16LE(at) === 0xa5ec && buffer.readUInt16LE(at + 2) >= 0xc0)
        if ((buffer.readUInt16LE(at + 10) & 0x0100) !== 0) throw new FileFault('file-encrypted')
    return 'old-word'
  }
  if (has('Workbook') || has('Book')) return 'xls'
  if (has('CONTENTS') || has('MatOST')) return 'old-word'
  throw new FileFault('file-unknown-kind')
}
