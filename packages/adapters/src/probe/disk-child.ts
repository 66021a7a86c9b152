// Looks at one folder, and says what it saw in one line of JSON. A process of its own: a share whose server is gone holds up
// whoever touches it, for as long as it likes.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  statfsSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

const TEST_BYTES = 4_096
const [folder = '', write = '', ...roots] = process.argv.slice(2)

const fault = (code: string) => Object.assign(new Error(code), { code })

/** Whether a folder lies below one that the administrator named, when links are followed. */
function isBelow(real: string, root: string): boolean {
  try {
    const way = path.relative(realpathSync(root), real)
    return way === '' || (!way.startsWith('..') && !path.isAbsolute(way))
  } catch {
    return false
  }
}

/** Writes a small file, reads it back and removes it. @returns how long that took, ms */
function writeTest(real: string): number {
  const started = performance.now()
  const file = path.join(real, `.rongheng-test-${randomBytes(8).toString('hex')}`)
  const bytes = randomBytes(TEST_BYTES)
  const handle = openSync(file, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600)
  try {
    writeSync(handle, bytes)
    fsyncSync(handle)
    closeSync(handle)
    if (!readFileSync(file).equals(bytes)) throw fault('READ_BACK')
  } finally {
    unlinkSync(file)
  }
  return performance.now() - started
}

try {
  const real = realpathSync(folder)
  if (!roots.some((root) => isBelow(real, root))) throw fault('NOT_LISTED')
  if (!statSync(real).isDirectory()) throw fault('ENOTDIR')
  const { bsize, blocks, bavail, files, ffree } = statfsSync(real)
  const writeMs = write === 'write' ? writeTest(real) : null
  const seen = { size: blocks * bsize, free: bavail * bsize, files, filesFree: ffree, writeMs }
  process.stdout.write(JSON.stringify(seen))
} catch (cause) {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'EIO'
  process.stdout.write(JSON.stringify({ code }))
}
