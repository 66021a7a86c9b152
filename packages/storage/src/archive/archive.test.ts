import { mkdtemp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { createHash } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { connect, type Database } from '../pool.ts'
import { emptyDatabaseUrl, insert, rows, testDatabase } from '../testing.ts'
import { makePartitions, partitionsOf } from '../watch/partitions.ts'
import { checkArchive } from './read-archive.ts'
import { restoreArchive } from './restore-archive.ts'
import { writeArchive } from './write-archive.ts'

const opened: Database[] = []
afterAll(() => Promise.all(opened.map((one) => one.close())))
const sm3 = (bytes: Uint8Array) => createHash('sm3').update(bytes).digest('hex')
const folder = (name: string) => mkdtemp(path.join(os.tmpdir(), `rongheng-${name}-`))

/** A place with a fact that replaces another, a row with a generated column, awkward text, a stored file and a rule of one's own. */
async function place() {
  const database = await testDatabase()
  opened.push(database)
  const dataDir = await folder('backup')
  const evidence = Buffer.from('发票\t1\n')
  await mkdir(path.join(dataDir, 'files', sm3(evidence).slice(0, 2)), { recursive: true })
  await writeFile(path.join(dataDir, 'files', sm3(evidence).slice(0, 2), sm3(evidence)), evidence)
  await mkdir(path.join(dataDir, 'rulebook', 'rule-sets'), { recursive: true })
  await writeFile(path.join(dataDir, 'rulebook', 'rule-sets', 'own.yaml'), 'id: own')
  await writeFile(path.join(dataDir, 'postgres-password'), 'never in a backup')
  await mkdir(path.join(dataDir, 'keys'))
  await writeFile(path.join(dataDir, 'keys', 'secrets.key'), 'nor this')
  const fact = (id: string, value: string | null, replaces: string | null) => ({
    id,
    unit_id: 'unt_1',
    metric: 'budget.spent',
    subject: 'prj_1',
    period: '2023',
    value,
    why: value === null ? '无\\数据\t"，\n换行' : null,
    unit: 'fen',
    evidence: ['a', '逗,号'],
    recorded_at: new Date('2023-11-30T04:00:00.123Z'),
    recorded_by: 'usr_1',
    replaces,
  })
  await insert(database.db, 'fact', [fact('fct_2', '45870000.000001', null), fact('fct_1', null, 'fct_2')])
  return { database, dataDir, filesDir: path.join(dataDir, 'files'), evidence }
}

async function archiveOf(from: Awaited<ReturnType<typeof place>>): Promise<string> {
  const file = path.join(await folder('archive'), 'backup.tar.gz')
  const source = { ...from, program: '0.1.0', now: new Date('2023-12-01T00:00:00Z') }
  await pipeline(Readable.from(writeArchive(source)), createGzip(), createWriteStream(file))
  return file
}

async function emptyPlace() {
  const database = connect(await emptyDatabaseUrl())
  opened.push(database)
  const dataDir = await folder('restore')
  const filesDir = path.join(dataDir, 'files')
  const putFile = async (bytes: Uint8Array) => {
    await mkdir(path.join(filesDir, sm3(bytes).slice(0, 2)), { recursive: true })
    await writeFile(path.join(filesDir, sm3(bytes).slice(0, 2), sm3(bytes)), bytes)
    return { sm3: sm3(bytes) }
  }
  return { database, dataDir, filesDir, putFile }
}

test('what was backed up comes back row for row and byte for byte, and secrets of the machine do not', async () => {
  const from = await place()
  const file = await archiveOf(from)
  const to = await emptyPlace()
  const manifest = await restoreArchive(file, to)
  expect(manifest.tables.find((t) => t.name === 'fact')?.rows).toBe(2)
  expect(await rows(to.database.db, 'fact')).toEqual(await rows(from.database.db, 'fact'))
  expect(await readFile(path.join(to.filesDir, sm3(from.evidence).slice(0, 2), sm3(from.evidence)))).toEqual(
    from.evidence,
  )
  expect(await readFile(path.join(to.dataDir, 'rulebook/rule-sets/own.yaml'), 'utf8')).toBe('id: own')
  expect((await readdir(to.dataDir)).sort()).toEqual(['files', 'rulebook'])
})

test('a place that holds a row or a file is refused and left alone', async () => {
  const from = await place()
  const file = await archiveOf(from)
  await expect(
    restoreArchive(file, { ...(await emptyPlace()), database: from.database }),
  ).rejects.toMatchObject({
    code: 'kernel.place-not-empty',
    facts: { what: 'fact' },
  })
  const to = await emptyPlace()
  await writeFile(path.join(to.dataDir, 'notes.txt'), 'mine')
  await expect(restoreArchive(file, to)).rejects.toMatchObject({ code: 'kernel.place-not-empty' })
  expect(await readdir(to.dataDir)).toEqual(['notes.txt'])
})

test('a cut-off archive, a changed byte and a file that is no archive are refused before anything is written', async () => {
  const file = await archiveOf(await place())
  const packed = await readFile(file)
  const damaged = gunzipSync(packed)
  const at = damaged.indexOf('budget.spent')
  damaged[at] = (damaged[at] ?? 0) ^ 1
  for (const bytes of [
    packed.subarray(0, packed.length - 400),
    gzipSync(damaged),
    Buffer.from('no archive'),
  ]) {
    const bad = path.join(await folder('bad'), 'bad.tar.gz')
    await writeFile(bad, bytes)
    const to = await emptyPlace()
    await expect(restoreArchive(bad, to)).rejects.toMatchObject({ code: 'kernel.archive-damaged' })
    const { rowCount } = await to.database.pool.query("select 1 from pg_tables where schemaname = 'public'")
    expect(rowCount).toBe(0)
  }
})

test('rows written while the backup runs are not in it, and it stays whole', async () => {
  const from = await place()
  const stream = writeArchive({ ...from, program: '0.1.0', now: new Date() })
  const chunks = [(await stream.next()).value as Buffer]
  await from.database.pool.query(
    "insert into notice values ('ntc_9','unt_1','usr_1','x','{}','/','late',now(),null)",
  )
  for await (const chunk of stream) chunks.push(chunk)
  const file = path.join(await folder('archive'), 'b.tar.gz')
  await writeFile(file, gzipSync(Buffer.concat(chunks)))
  const manifest = await checkArchive(file)
  expect(manifest.tables.find((t) => t.name === 'notice')?.rows).toBe(0)
})

test('a table longer than one part comes back whole', async () => {
  const from = await place()
  await from.database.pool.query(
    `insert into notice select 'ntc_'||n,'unt_1','usr_1',repeat('长',300),'{}','/','k'||n,now(),null from generate_series(1,12000) n`,
  )
  const file = await archiveOf(from)
  const manifest = await checkArchive(file)
  expect(manifest.entries.filter((e) => e.name.startsWith('tables/notice/')).length).toBeGreaterThan(2)
  const to = await emptyPlace()
  await restoreArchive(file, to)
  const sum = 'select count(*) as n, sum(length(code)) as c from notice'
  expect((await to.database.pool.query(sum)).rows).toEqual((await from.database.pool.query(sum)).rows)
})

test('readings come back with the partitions they lie in, and new checks go on counting', async () => {
  const from = await place()
  const days = [new Date('2023-11-30'), new Date('2023-12-01')]
  for (const table of ['reading', 'reading_5m', 'reading_1h'] as const)
    await makePartitions(from.database.db, table, days)
  const addCheck = (database: Database, id: string) =>
    database.pool.query(
      `insert into watch_check (id, unit_id, name, settings, interval_s, timeout_s, rule, thresholds, severity, needs, paused, note, created_at, changed_at, version)
       values ($1, 'unt_1', 'x', '{}', 20, 5, '{}', '[]', 'notice', '{}', false, '', now(), now(), 1) returning no`,
      [id],
    )
  await addCheck(from.database, 'chk_1')
  await addCheck(from.database, 'chk_2')
  await from.database.pool.query(
    `insert into reading select 2, '2023-11-30T23:59:00Z'::timestamptz + n * interval '30 s', 1.5, true, false, '{1,NULL}', '' from generate_series(0, 3) n`,
  )
  const file = await archiveOf(from)
  const to = await emptyPlace()
  await mkdir(path.join(to.dataDir, 'keys'))
  await restoreArchive(file, to)
  const readings = 'select * from reading order by at'
  expect((await to.database.pool.query(readings)).rows).toEqual(
    (await from.database.pool.query(readings)).rows,
  )
  expect((await partitionsOf(to.database.db, 'reading')).map((p) => p.name)).toEqual([
    'reading_20231130',
    'reading_20231201',
  ])
  expect((await addCheck(to.database, 'chk_3')).rows).toEqual([{ no: 3 }])
})
