import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Sealer } from '@rongheng/core/watch/sealer'

const VERSION = 's1.'
const KEY_BYTES = 32
const IV_BYTES = 16
const MAC_BYTES = 32

/**
 * Seals with SM4 in counter mode and HMAC-SM3 over place, counter and cipher text, by a key in a file that only its owner may
 * read. The file is made at the first use; whoever restores a backup elsewhere takes it along, or enters the secrets again.
 */
export function keySealer(keyFile: string): Sealer {
  let key: Buffer | undefined
  const own = (use: string): Buffer =>
    createHmac('sm3', (key ??= keyOf(keyFile)))
      .update(use)
      .digest()
  const macOf = (place: string, body: Buffer): Buffer =>
    createHmac('sm3', own('mac')).update(`${place}\n`).update(body).digest()
  return {
    seal: (place, secret) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('sm4-ctr', own('seal').subarray(0, 16), iv)
      const body = Buffer.concat([iv, cipher.update(secret, 'utf8'), cipher.final()])
      return VERSION + Buffer.concat([body, macOf(place, body)]).toString('base64')
    },
    open: (place, sealed) => {
      const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64')
      const body = bytes.subarray(0, bytes.length - MAC_BYTES)
      const mac = bytes.subarray(bytes.length - MAC_BYTES)
      const fits =
        sealed.startsWith(VERSION) && body.length >= IV_BYTES && timingSafeEqual(mac, macOf(place, body))
      if (!fits) throw new Refusal('watch.secret-key-differs')
      const iv = body.subarray(0, IV_BYTES)
      const cipher = createDecipheriv('sm4-ctr', own('seal').subarray(0, 16), iv)
      return cipher.update(body.subarray(IV_BYTES), undefined, 'utf8') + cipher.final('utf8')
    },
  }
}

/** The key in the file. Two processes that begin at once get the same: whoever is first to put its file there wins. */
function keyOf(file: string): Buffer {
  try {
    return readKey(file)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const own = `${file}.${process.pid}.new`
  writeFileSync(own, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(own, file)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
  } finally {
    rmSync(own)
  }
  return readKey(file)
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
  if (key.length !== KEY_BYTES) throw new Error(`${file} holds no key`)
  return key
}
