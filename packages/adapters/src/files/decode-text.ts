import { FileFault } from './file-fault.ts'

/**
 * Text of unknown encoding: a byte order mark decides, then UTF-16 by its zero bytes, then UTF-8 if it is valid, else GB18030.
 *
 * @param declared a charset the file itself names; used when the bytes are not valid UTF-8
 * @throws FileFault `file-unknown-kind` for bytes that are no text
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const zeros = zeroBytes(bytes)
  if (zeros) return new TextDecoder(zeros).decode(bytes)
  return strict(bytes, 'utf-8') ?? lenient(bytes, declared)
}

function zeroBytes(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const count = [0, 0]
  const looked = Math.min(bytes.length, 4_000)
  for (let i = 0; i < looked; i++) if (bytes[i] === 0) count[i % 2] = (count[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = count
  if (even + odd === 0) return null
  // Commas, digits and line ends of a UTF-16 ledger leave zeros on one side only.
  if (odd > looked / 20 && even === 0) return 'utf-16le'
  if (even > looked / 20 && odd === 0) return 'utf-16be'
  throw new FileFault('file-unknown-kind')
}

function strict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function lenient(bytes: Uint8Array, declared: string | null): string {
  const name = declared && /^(gb2312|gbk|gb18030|big5)$/i.test(declared) ? declared : 'gb18030'
  const text = new TextDecoder(name).decode(bytes)
  // A cut character at the end is no reason to give up; many bad ones are.
  let bad = 0
  for (let i = text.indexOf('�'); i >= 0; i = text.indexOf('�', i + 1)) bad += 1
  if (bad > 2 + text.length / 500) throw new FileFault('file-unknown-kind')
  return text
}
