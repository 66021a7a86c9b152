import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { copiedBinaries, linkLibraries, shippedBinaries } from './binaries.ts'

/** Where the parts of one embedded server lie, and as whom it runs. */
export type Place = {
  readonly binaries: string
  readonly home: string
  readonly cluster: string
  /** Folder of the private socket; null where the system has none, then loopback TCP. */
  readonly socketDir: string | null
  readonly log: string
  readonly password: string
  readonly runAs: { readonly uid?: number; readonly gid?: number }
}

// `/.s.PGSQL.5432.lock` has to fit behind it within the 107 bytes a socket path may have.
const LONGEST_SOCKET_DIR = 107 - 24
const SYSTEM_HOME = '/var/lib/rongheng'

/**
 * Settles where the server of this data directory lives and makes its folders. An ordinary user has all of it in the data
 * directory; PostgreSQL refuses to run as root, so there it gets an unprivileged user and a folder of its own under
 * /var/lib/rongheng, named in `postgres-lies-in`.
 *
 * @param rootHome a folder to take as root instead; only for throwaway servers
 * @throws Refusal `kernel.folder-unwritable`, `kernel.no-plain-user`, `kernel.folder-of-another`
 */
export function settlePlace(dataDir: string, rootHome?: string): Place {
  const data = realpathSync(dataDir)
  const asRoot = process.getuid?.() === 0
  const password = passwordOf(data)
  if (!asRoot) {
    const native = shippedBinaries()
    const home = path.join(data, 'postgres')
    mkdirSync(home, { recursive: true, mode: 0o700 })
    return {
      binaries: linkLibraries(native) ? native : copiedBinaries(home),
      home,
      cluster: path.join(home, 'cluster'),
      socketDir: socketDirOf(data, home, {}),
      log: path.join(data, 'postgres.log'),
      password,
      runAs: {},
    }
  }
  const runAs = plainUser()
  const home = rootHome === undefined ? systemHome(data, runAs) : madeFor(rootHome, runAs)
  return {
    binaries: copiedBinaries(home),
    home,
    cluster: path.join(home, 'cluster'),
    socketDir: socketDirOf(data, home, runAs),
    log: path.join(data, 'postgres.log'),
    password,
    runAs,
  }
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

function passwordOf(data: string): string {
  const file = path.join(data, 'postgres-password')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

function plainUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody'])
    try {
      const number = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: number('-u'), gid: number('-g') }
    } catch {
      // try the next name
    }
  throw new Refusal('kernel.no-plain-user')
}

function systemHome(data: string, runAs: { uid: number; gid: number }): string {
  const pointer = path.join(data, 'postgres-lies-in')
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : freeHome(data)
  const owner = ownerOf(home)
  // A data directory that was moved keeps its cluster; one that was copied must not share it with the original.
  if (owner !== null && owner !== data && existsSync(path.join(owner, 'postgres-lies-in')))
    throw new Refusal('kernel.folder-of-another', { folder: home, owner })
  madeFor(home, runAs)
  try {
    writeFileSync(ownerFile(home), `${data}\n`)
    writeFileSync(pointer, `${home}\n`)
  } catch (cause) {
    throw new Refusal('kernel.folder-unwritable', { folder: home, why: (cause as Error).message })
  }
  return home
}

const ownerFile = (home: string) => path.join(home, 'belongs-to')
const ownerOf = (home: string): string | null =>
  existsSync(ownerFile(home)) ? readFileSync(ownerFile(home), 'utf8').trim() : null

/** A name nobody has. A folder left by a data directory that somebody removed is not touched: it may be all that is left of its data. */
function freeHome(data: string): string {
  const name = path.basename(path.dirname(data)).replace(/[^\w.-]/g, '_')
  const first = path.join(SYSTEM_HOME, `${name}-${shortHash(data)}`)
  for (let count = 1; ; count++) {
    const home = count === 1 ? first : `${first}-${count}`
    if (!existsSync(home)) return home
  }
}

function madeFor(home: string, runAs: { uid: number; gid: number }): string {
  try {
    mkdirSync(path.dirname(home), { recursive: true, mode: 0o755 })
    mkdirSync(home, { recursive: true, mode: 0o700 })
    chownSync(home, runAs.uid, runAs.gid)
    return home
  } catch (cause) {
    throw new Refusal('kernel.folder-unwritable', { folder: home, why: (cause as Error).message })
  }
}

function socketDirOf(data: string, home: string, runAs: { uid?: number; gid?: number }): string | null {
  if (process.platform === 'win32') return null
  const inside = path.join(home, 'socket')
  const folder =
    Buffer.byteLength(inside) <= LONGEST_SOCKET_DIR
      ? inside
      : path.join(os.tmpdir(), `rongheng-${process.getuid?.() ?? 0}-${shortHash(data)}`)
  // Longer than a socket path may be even there: loopback TCP.
  if (Buffer.byteLength(folder) > LONGEST_SOCKET_DIR) return null
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const wanted = runAs.uid ?? process.getuid?.()
  // In /tmp somebody else could have made it first.
  if (!found.isDirectory() || (found.uid !== wanted && found.uid !== process.getuid?.()))
    throw new Refusal('kernel.folder-of-another', { folder, owner: `uid ${found.uid}` })
  if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(folder, runAs.uid, runAs.gid)
  chmodSync(folder, 0o700)
  return folder
}
