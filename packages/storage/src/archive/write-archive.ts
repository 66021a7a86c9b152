import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Database } from '../pool.ts'
import { MANIFEST, type Manifest } from './manifest.ts'
import { copyTarget, sequences, tablesInOrder } from './tables.ts'
import { TAR_END, tarEntry } from './tar.ts'

/** What a backup is made of. */
export type ArchiveSource = {
  readonly database: Database
  readonly filesDir: string
  readonly dataDir: string
  readonly program: string
  readonly now: Date
}

// Rows are cut into parts of this size, so that a table of any length needs this much memory.
const PART_BYTES = 4_000_000

/**
 * The tar stream of a backup: every table as of one moment, every stored file, and what else lies in the data directory.
 * The server goes on working meanwhile; what is written after the beginning is not in it.
 */
export async function* writeArchive(source: ArchiveSource): AsyncGenerator<Buffer> {
  const client = await source.database.pool.connect()
  const entries: Manifest['entries'] = []
  const entry = (name: string, bytes: Buffer): Buffer => {
    entries.push({ name, sizeBytes: bytes.length, sm3: createHash('sm3').update(bytes).digest('hex') })
    return tarEntry({ name, bytes }, source.now)
  }
  let whole = false
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
      'select number, name, sha256 from migration order by number',
    )
    const tables: Manifest['tables'] = []
    for (const table of await tablesInOrder(client)) {
      const copy = copyOut(client, copyTarget(table))
      let part = 0
      for (let next = await copy.next(); ; next = await copy.next()) {
        if (next.done) {
          tables.push({ name: table.name, columns: [...table.columns], rows: next.value })
          break
        }
        yield entry(`tables/${table.name}/${String(++part).padStart(6, '0')}`, next.value)
      }
    }
    const counters = await sequences(client)
    await client.query('commit')
    let files = 0
    for await (const name of filesBelow(source.filesDir)) {
      if (!/^[0-9a-f]{64}$/.test(path.basename(name))) continue
      files++
      yield entry(`files/${path.basename(name)}`, await readFile(path.join(source.filesDir, name)))
    }
    const data: Manifest['data'] = []
    for await (const name of otherFiles(source)) {
      const kept = `data/${String(data.length + 1).padStart(6, '0')}`
      data.push({ entry: kept, path: name })
      yield entry(kept, await readFile(path.join(source.dataDir, name)))
    }
    const manifest: Manifest = {
      format: 1,
      program: source.program,
      madeAt: source.now.toISOString(),
      migrations,
      tables,
      sequences: counters,
      files,
      data,
      entries: [...entries],
    }
    yield tarEntry({ name: MANIFEST, bytes: Buffer.from(JSON.stringify(manifest, null, 1)) }, source.now)
    whole = true
    yield TAR_END
  } finally {
    // Left in the middle (an error, or the reader went away): the connection may be in a copy and is of no further use.
    client.release(!whole)
  }
}

/** The rows of a table as PostgreSQL's text, in parts. @returns how many rows */
async function* copyOut(client: PoolClient, target: string): AsyncGenerator<Buffer, number> {
  const stream = client.query(copyTo(`copy ${target} to stdout`))
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    held.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size < PART_BYTES) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
  return stream.rowCount
}

/** What people and the program keep in the data directory besides records and stored files: own rules, audit anchors. */
async function* otherFiles(source: ArchiveSource): AsyncGenerator<string> {
  const filesDir = path.relative(source.dataDir, source.filesDir)
  for await (const name of filesBelow(source.dataDir)) {
    const first = name.split(path.sep)[0] ?? ''
    // With the key beside them the secrets of checks would not be sealed at all.
    if (first === 'run' || first === 'keys' || first.startsWith('postgres') || /[.]log([.]\d+)?$/.test(name))
      continue
    if (name.startsWith(filesDir + path.sep)) continue
    yield name
  }
}

async function* filesBelow(folder: string, below = ''): AsyncGenerator<string> {
  const found = await readdir(path.join(folder, below), { withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return []
      throw cause
    },
  )
  for (const one of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(below, one.name)
    if (one.isDirectory()) {
      if (below === '' && ['run', 'keys', 'postgres'].includes(one.name)) continue
      yield* filesBelow(folder, name)
    } else if (one.isFile()) yield name
  }
}
