import { createHash } from 'node:crypto'

/** SM3 of a text (UTF-8) or of bytes, lower-case hex. */
export const sm3 = (content: string | Uint8Array): string => createHash('sm3').update(content).digest('hex')
