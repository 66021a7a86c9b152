import { mkdir, open, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import * as copyStreams from 'pg-copy-streams'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { migrate } from '../migrate.ts'
import { readMigrations, type Migration } from '../migrations.ts'
import { quoted, type Database } from '../pool.ts'
import { partitionNamed, partitionSql } from '../watch/partitions.ts'
import type { Manifest } from './manifest.ts'
import { archiveEntries, checkArchive } from './read-archive.ts'
import { copyTarget, countRows, sequences, tablesInOrder } from './tables.ts'

/** Where a backup is put back. `putFile` stores bytes durably and says under which SM3. */
export type RestoreTarget = {
  readonly database: Database
  readonly filesDir: string
  readonly dataDir: string
  readonly putFile: (bytes: Uint8Array) => Promise<{ sm3: string }>
  readonly progress?: (done: number, total: number) => void
}

/**
 * Puts a backup into an empty place and checks what it put there: the archive before anything is written, then rows, files
 * and their SM3. One made by an older version is brought up to this one.
 *
 * @throws Refusal `kernel.archive-damaged`, `kernel.archive-newer`, `kernel.place-not-empty`, `kernel.restore-differs`;
 *   then the place is as empty as before
 */
export async function restoreArchive(file: string, target: RestoreTarget): Promise<Manifest> {
  const manifest = await checkArchive(file)
  const all = readMigrations()
  const upTo = migrationsOf(manifest, all)
  await refuseUnlessEmpty(target)
  await migrate(target.database, upTo)
  await makeKeptPartitions(manifest, target.database)
  const client = await target.database.pool.connect()
  const written: string[] = []
  try {
    await client.query('begin')
    await load(file, manifest, target, client, written)
    await compare(manifest, client)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => {})
    for (const one of written) await rm(one, { force: true })
    throw cause
  } finally {
    client.release()
  }
  await migrate(target.database, all)
  await target.database.pool.query('analyze')
  return manifest
}

function migrationsOf(manifest: Manifest, all: readonly Migration[]): Migration[] {
  for (const step of manifest.migrations) {
    const ours = all.find((m) => m.number === step.number)
    if (!ours)
      throw new Refusal('kernel.archive-newer', { archive: step.number, program: all.at(-1)?.number ?? 0 })
    if (ours.sha256 !== step.sha256)
      throw new Refusal('kernel.migration-changed', { number: step.number, name: step.name })
  }
  return all.filter((m) => manifest.migrations.some((step) => step.number === m.number))
}

/** Partitions come with time, not with a migration: those that the archive holds are made by what their names say. */
async function makeKeptPartitions(manifest: Manifest, { pool }: Database): Promise<void> {
  const partitions = manifest.tables.map(({ name }) => partitionNamed(name)).filter((one) => one !== null)
  for (const partition of partitions) {
    const { rows } = await pool.query<{ there: boolean }>('select to_regclass($1) is not null as there', [
      partition.name,
    ])
    if (!rows[0]?.there) for (const statement of partitionSql(partition)) await pool.query(statement)
  }
}

async function refuseUnlessEmpty({ database, filesDir, dataDir }: RestoreTarget): Promise<void> {
  const client = await database.pool.connect()
  try {
    for (const table of await tablesInOrder(client)) {
      const { rowCount } = await client.query(`select 1 from ${quoted(table.name)} limit 1`)
      if (rowCount) throw new Refusal('kernel.place-not-empty', { what: table.name })
    }
  } finally {
    client.release()
  }
  for (const folder of [filesDir, dataDir]) {
    const names = await readdir(folder).catch(() => [])
    const ours = (name: string) =>
      name === 'run' ||
      // The key of the secrets is in no archive: whoever has it puts it there before.
      name === 'keys' ||
      name.startsWith('postgres') ||
      path.join(folder, name) === filesDir ||
      name.endsWith('.log')
    const strange = names.find((name) => !ours(name))
    if (strange !== undefined)
      throw new Refusal('kernel.place-not-empty', { what: path.join(folder, strange) })
  }
}

async function load(
  file: string,
  manifest: Manifest,
  target: RestoreTarget,
  client: PoolClient,
  written: string[],
): Promise<void> {
  let table: { name: string; stream: Writable } | null = null
  const closeTable = async () => {
    if (!table) return
    table.stream.end()
    await finished(table.stream)
    table = null
  }
  let done = 0
  for await (const { name, bytes } of archiveEntries(file)) {
    const [kind, which = ''] = name.split('/')
    if (kind !== 'tables' || (table && table.name !== which)) await closeTable()
    if (kind === 'tables') {
      const shape = manifest.tables.find((t) => t.name === which)
      if (!shape) throw new Refusal('kernel.archive-damaged', { file, what: name })
      table ??= {
        name: which,
        stream: client.query(copyStreams.from(`copy ${copyTarget(shape)} from stdin`)),
      }
      await write(table.stream, bytes)
    } else if (kind === 'files') {
      const { sm3 } = await target.putFile(bytes)
      if (sm3 !== which) throw new Refusal('kernel.restore-differs', { what: name })
      written.push(path.join(target.filesDir, sm3.slice(0, 2), sm3))
    } else if (kind === 'data') {
      const place = manifest.data.find((d) => d.entry === name)?.path
      if (place !== undefined) written.push(await writeData(target.dataDir, place, bytes))
    }
    target.progress?.(++done, manifest.entries.length)
  }
  await closeTable()
  for (const { name, lastValue } of manifest.sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [quoted(name), lastValue])
}

function write(stream: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject)
    stream.write(bytes, (cause) => {
      stream.off('error', reject)
      if (cause) reject(cause)
      else resolve()
    })
  })
}

async function writeData(dataDir: string, name: string, bytes: Buffer): Promise<string> {
  const to = path.resolve(dataDir, name)
  // An archive is somebody's file: nothing in it may write outside the data directory.
  if (!to.startsWith(path.resolve(dataDir) + path.sep))
    throw new Refusal('kernel.archive-damaged', { file: name, what: name })
  await mkdir(path.dirname(to), { recursive: true, mode: 0o700 })
  const handle = await open(to, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return to
}

async function compare(manifest: Manifest, client: PoolClient): Promise<void> {
  for (const table of manifest.tables)
    if ((await countRows(client, table.name)) !== table.rows)
      throw new Refusal('kernel.restore-differs', { what: table.name })
  const now = new Map((await sequences(client)).map((s) => [s.name, s.lastValue]))
  for (const sequence of manifest.sequences)
    if (now.get(sequence.name) !== sequence.lastValue)
      throw new Refusal('kernel.restore-differs', { what: sequence.name })
}
