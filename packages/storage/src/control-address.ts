import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

// A socket path may have 107 bytes on Linux and 103 on macOS.
const LONGEST = 100

/** Where the command line finds a running server of this data directory, and the server listens: a socket, on Windows a named pipe. */
export function controlAddress(dataDir: string): string {
  const real = realpathSync(dataDir)
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\rongheng-${hash}`
  const inside = path.join(real, 'run', 'control.sock')
  if (Buffer.byteLength(inside) <= LONGEST) return inside
  return path.join(os.tmpdir(), `rongheng-control-${process.getuid?.() ?? 0}-${hash}`, 'control.sock')
}
