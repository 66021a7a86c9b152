import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { DatabaseSettings } from '@rongheng/core/watch/kinds/database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseProbe } from './database.ts'
import { daemon, plainAccount } from './testing-daemon.ts'
import {
  authority,
  closedPort,
  endPeers,
  givenFor,
  isOpen,
  listening,
  scratchFolder,
} from './testing-peers.ts'
import { sqlServer, tdsError, tdsRow } from './testing-sql-server.ts'
import { heard } from './testing-said.ts'

const { certificate, end } = authority()
afterAll(() => {
  endPeers()
  end()
})

const PASSWORD = 'Very-Secret-7'
const look = (port: number, more: object, password = PASSWORD, timeoutMs = 4_000) =>
  heard(databaseProbe)(
    DatabaseSettings.parse({ kind: 'database', host: '127.0.0.1', port, user: 'watch', ...more }),
    givenFor([port], { secrets: { password }, timeoutMs }),
  )

const postgres15Bin = '/usr/lib/postgresql/15/bin'
const account = plainAccount()
/** A folder that a server may write which does not run as root. */
function ownFolder(): string {
  const folder = scratchFolder()
  chmodSync(folder, 0o755)
  const data = path.join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (account.uid !== undefined) chownSync(data, account.uid, account.gid as number)
  return data
}

describe('PostgreSQL', () => {
  let port = 0
  beforeAll(async () => {
    const data = ownFolder()
    port = await closedPort()
    const secret = path.join(path.dirname(data), 'password')
    writeFileSync(secret, PASSWORD)
    chmodSync(secret, 0o644)
    const made = spawnSync(
      path.join(postgres15Bin, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'watch',
        '-A',
        'scram-sha-256',
        `--pwfile=${secret}`,
        '-N',
        '--locale=C',
        '-E',
        'UTF8',
      ],
      { ...account, encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(made.stderr)
    const own = certificate('db.example.test', 30)
    writeFileSync(path.join(data, 'server.crt'), own.cert)
    writeFileSync(path.join(data, 'server.key'), own.key, { mode: 0o600 })
    if (account.uid !== undefined)
      chownSync(path.join(data, 'server.key'), account.uid, account.gid as number)
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${data}`,
      'fsync=off',
      'ssl=on',
    ]
    await daemon(
      path.join(postgres15Bin, 'postgres'),
      ['-D', data, ...settings.flatMap((one) => ['-c', one])],
      async () => (await look(port, { engine: 'postgresql', database: 'postgres' })).ok,
      { ...account, cwd: data },
    )
  })
  const ask = (more: object, password?: string, timeoutMs?: number) =>
    look(port, { engine: 'postgresql', database: 'postgres', ...more }, password, timeoutMs)

  test('it answers, and a number is kept', async () => {
    const seen = await ask({ query: 'SELECT sum(n) FROM generate_series(1, 4) n' })
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(seen.values[2]).toBe(10)
    expect(
      (await ask({ tls: true, query: 'SELECT ssl::int FROM pg_stat_ssl WHERE pid = pg_backend_pid()' }))
        .values[2],
    ).toBe(1)
  })

  test('an answer that is no number is said, and is not 0', async () => {
    expect(await ask({ query: "SELECT 'fine'" })).toMatchObject({
      ok: true,
      note: '查询结果不是数字',
      values: [expect.any(Number), expect.any(Number), null],
    })
  })

  test.each([
    ['WITH a AS (UPDATE pg_description SET objsubid = 0 RETURNING 1) SELECT 1', /read-only transaction/],
    ['SELECT 1; CREATE TABLE t (a int)', /multiple commands/],
    ['SELECT FROM FROM', /syntax error/],
    ["SELECT repeat('x', 50000000)", /^回答超过 4 MB/],
    ["SELECT repeat('x', 1000000) FROM generate_series(1, 2000)", /^回答超过 4 MB/],
  ])('%s is refused', async (query, detail) => {
    const seen = await ask({ query })
    expect(seen.ok).toBe(false)
    expect(seen.detail).toMatch(detail)
  })

  test('a wrong password is said without the password, and a query that takes long ends in time', async () => {
    const wrong = await ask({}, 'wrong-Secret-8')
    expect(wrong.detail).toMatch(/password authentication failed/)
    expect(wrong.detail).not.toContain('wrong-Secret-8')
    const slow = await ask({ query: 'SELECT pg_sleep(20)' }, PASSWORD, 800)
    expect(slow).toMatchObject({ ok: false, detail: '0.8 秒内没有完成' })
    expect(slow.tookMs).toBeLessThan(1_500)
  })
})

describe('MariaDB', () => {
  let port = 0
  beforeAll(async () => {
    const data = ownFolder()
    port = await closedPort()
    const made = spawnSync(
      'mariadb-install-db',
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--tmpdir=${data}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
      ],
      { ...account, encoding: 'utf8' },
    )
    if (made.status !== 0) throw new Error(made.stderr + made.stdout)
    const sql = path.join(data, 'first.sql')
    writeFileSync(
      sql,
      `CREATE DATABASE news;
CREATE TABLE news.item (id int);
INSERT INTO news.item VALUES (1),(2),(3);
CREATE USER watch@'%' IDENTIFIED BY '${PASSWORD}';
GRANT ALL ON news.* TO watch@'%';
`,
    )
    await daemon(
      '/usr/sbin/mariadbd',
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--tmpdir=${data}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--socket=${data}/s`,
        `--pid-file=${data}/pid`,
        '--skip-name-resolve',
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-buffer-pool-size=16M',
        `--init-file=${sql}`,
      ],
      async () => (await look(port, { engine: 'mysql' })).ok,
      { ...account, cwd: data },
    )
  })
  const ask = (more: object, password?: string, timeoutMs?: number) =>
    look(port, { engine: 'mysql', database: 'news', ...more }, password, timeoutMs)

  test('it answers, and a number is kept', async () => {
    const seen = await ask({ query: 'SELECT count(*) FROM item' })
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(seen.values[2]).toBe(3)
  })

  test.each([
    ['SELECT 1; DROP TABLE item', /error in your SQL syntax/],
    ['SELECT * FROM nothing', /doesn't exist/],
    ["SELECT repeat('x', 1000000) FROM item a, item b, item c", /^回答超过 4 MB/],
  ])('%s is refused', async (query, detail) => {
    const seen = await ask({ query })
    expect(seen.ok).toBe(false)
    expect(seen.detail).toMatch(detail)
  })

  test('a wrong password is said without the password, and a query that takes long ends in time', async () => {
    expect((await ask({}, 'wrong-Secret-8')).detail).toMatch(/^Access denied/)
    expect(await ask({ query: 'SELECT sleep(20)' }, PASSWORD, 800)).toMatchObject({
      detail: '0.8 秒内没有完成',
    })
  })
})

describe('Redis', () => {
  let port = 0
  beforeAll(async () => {
    port = await closedPort()
    await daemon(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--requirepass',
        PASSWORD,
        '--dir',
        scratchFolder(),
      ],
      () => isOpen(port),
    )
    const socket = net.connect(port, '127.0.0.1')
    socket.write(`AUTH ${PASSWORD}\r\nRPUSH queue a b c\r\nSET big ${'x'.repeat(100)}\r\nQUIT\r\n`)
    socket.resume()
    await new Promise((done) => {
      socket.once('close', done)
    })
  })
  const ask = (more: object, password?: string) =>
    look(port, { engine: 'redis', user: '', ...more }, password)

  test.each([
    ['', null],
    ['LLEN queue', 3],
    ['INFO memory used_memory', expect.any(Number)],
    ['DBSIZE', 2],
  ])('"%s" gives %s', async (query, value) => {
    const seen = await ask({ query })
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(seen.values[2]).toEqual(value)
  })

  test('a wrong password and a wrong kind are said', async () => {
    expect((await ask({}, 'wrong-Secret-8')).detail).toMatch(/^Redis：WRONGPASS/)
    expect((await ask({ query: 'GET queue' })).detail).toMatch(/^Redis：WRONGTYPE/)
  })

  test.each(['DROP TABLE news', 'COMMIT', '-- SELECT\nDELETE FROM a'])(
    '%s is no question to a database',
    (query) => {
      const read = DatabaseSettings.safeParse({
        kind: 'database',
        engine: 'mysql',
        user: 'a',
        host: 'a',
        query,
      })
      expect(read.error?.issues[0]?.message).toBe('watch.not-a-question')
    },
  )

  test.each(['FLUSHALL', 'SET a b', 'CONFIG GET requirepass', 'GET a\r\nFLUSHALL'])(
    '%s is no command of a check',
    (query) => {
      const read = DatabaseSettings.safeParse({ kind: 'database', engine: 'redis', host: 'a', query })
      expect(read.error?.issues[0]?.message).toBe('watch.not-a-reading-command')
    },
  )
})

describe('SQL Server, by a stand-in written from the specification', () => {
  const answers = {
    'SELECT 1': tdsRow([0x38], [1, 0, 0, 0]),
    'SELECT count(*) FROM news': tdsRow([0x26, 4], [4, 0x2a, 0, 0, 0]),
    'SELECT money': tdsRow([0x6e, 8], [8, 0, 0, 0, 0, 0x39, 0x30, 0, 0]), // 12,345 ten-thousandths
    'SELECT decimal': tdsRow([0x6c, 5, 9, 2], [5, 0, 0xd2, 4, 0, 0]), // −12.34
    'SELECT text': tdsRow([0xe7, 20, 0, 9, 4, 0xd0, 0, 0x34], [4, 0, 0x37, 0, 0x35, 0]), // N'75'
    'SELECT null': tdsRow([0x26, 4], [0]),
    'SELECT broken': Buffer.from([0x81, 1, 0]),
    'SELECT failed': tdsError(50_000, 'The disk is full.'),
  }
  const own = certificate('sql.example.test', 30)
  const server = (isSecure: boolean) =>
    sqlServer({ certificate: isSecure ? own : null, user: 'watch', password: PASSWORD, answers })
  const ask = (port: number, more: object, password?: string) =>
    look(port, { engine: 'sqlserver', ...more }, password)

  test.each([
    ['', null],
    ['SELECT count(*) FROM news', 42],
    ['SELECT money', 1.2345],
    ['SELECT decimal', -12.34],
    ['SELECT text', 75],
    ['SELECT null', null],
  ])('over TLS, "%s" gives %s', async (query, value) => {
    const seen = await ask(await server(true), { query, tls: true })
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(seen.values[2]).toBe(value)
  })

  test('a server without encryption is asked in the clear only where that is allowed', async () => {
    const port = await server(false)
    expect(await ask(port, {})).toMatchObject({ ok: true })
    expect((await ask(port, { tls: true })).detail).toBe('服务器不支持加密连接')
  })

  test.each([
    ['SELECT failed', 'SQL Server：The disk is full.（50000）'],
    ['SELECT broken', 'SQL Server 的回答不完整'],
    ['SELECT nothing', 'SQL Server：Invalid object name.（208）'],
  ])('%s: %s', async (query, detail) => {
    expect(await ask(await server(true), { query })).toMatchObject({ ok: false, detail })
  })

  test('a wrong password is said', async () => {
    expect((await ask(await server(true), {}, 'wrong-Secret-8')).detail).toBe(
      "SQL Server：Login failed for user 'watch'.（18456）",
    )
  })

  test('anything else on the port is said', async () => {
    const port = await listening(net.createServer((socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')))
    expect((await ask(port, {})).detail).toBe('对方说的不是 SQL Server 协议')
  })
})
