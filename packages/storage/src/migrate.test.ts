import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { readMigrations, type Migration } from './migrations.ts'
import { connect, type Database } from './pool.ts'
import { emptyDatabaseUrl, testDb, rows } from './testing.ts'

const step = (number: number, sql: string): Migration => ({
  number,
  name: `step-${number}`,
  sql,
  sha256: sql,
})
const made = step(1, 'create table thing (id integer primary key)')
const filled = step(2, 'insert into thing values (1), (2)')
const broken = step(3, 'insert into thing values (3); insert into thing values (1)')

let database: Database
beforeAll(async () => {
  database = connect(await emptyDatabaseUrl())
})
afterAll(() => database.close())

const things = async () =>
  (await database.pool.query('select id from thing order by id')).rows.map((r) => r.id)

test('steps are done once, in order, and the job queue comes with them', async () => {
  expect(await migrate(database, [made, filled])).toEqual([made, filled])
  expect(await migrate(database, [made, filled])).toEqual([])
  expect(await things()).toEqual([1, 2])
  await database.pool.query("select graphile_worker.add_job('nothing')")
})

test('a step that fails half way leaves nothing behind, and the steps before it stay', async () => {
  await expect(migrate(database, [made, filled, broken])).rejects.toThrow(/migration 3 step-3/)
  expect(await things()).toEqual([1, 2])
})

test('a database of a later version is refused and left alone', async () => {
  await expect(migrate(database, [made])).rejects.toMatchObject({
    code: 'kernel.database-newer',
    facts: { database: 2, program: 1 },
  })
})

test('a step that reads otherwise than when it was done is refused', async () => {
  await expect(migrate(database, [made, { ...filled, sha256: 'other' }])).rejects.toMatchObject({
    code: 'kernel.migration-changed',
  })
})

test('five processes that migrate at once do each step once', async () => {
  const url = await emptyDatabaseUrl()
  const many = Array.from({ length: 5 }, () => connect(url))
  const done = await Promise.all(many.map((one) => migrate(one, [made, filled])))
  expect(done.map((d) => d.length).sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 2])
  await Promise.all(many.map((one) => one.close()))
})

test('the migrations of this version apply, and a test database starts empty', async () => {
  expect(readMigrations().map((m) => m.number)).toContain(1)
  const db = await testDb()
  expect(await rows(db, 'fact')).toEqual([])
})
