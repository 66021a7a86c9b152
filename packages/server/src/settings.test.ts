import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

test('without anything set it serves on 8620 of this machine, with the example', () => {
  expect(readSettings({}, [])).toMatchObject({
    mode: 'serve',
    host: '127.0.0.1',
    port: 8620,
    example: true,
    databaseUrl: undefined,
    trustProxy: undefined,
    logLevel: 'info',
  })
})

test.each([
  [{ PORT: 'abc' }, 'PORT=abc'],
  [{ PORT: '99999' }, 'PORT=99999'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL=loud'],
  [{ TRUST_PROXY: 'true' }, 'TRUST_PROXY=true'],
  [{ TRUST_PROXY: '10.0.0.0/33' }, 'TRUST_PROXY=10.0.0.0/33'],
  [{ DATABASE_URL: 'mysql://foo' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'not an address' }, 'DATABASE_URL'],
  [{ READINGS_URL: 'tsdb:8428' }, 'READINGS_URL'],
  [{ READINGS_URL: 'http://tsdb:8428', READINGS_QUERY_URL: 'ftp://tsdb' }, 'READINGS_QUERY_URL'],
])('%o is refused in one sentence that names the setting', (env, named) => {
  expect(() => readSettings(env, [])).toThrow(named)
})

test('a password in DATABASE_URL never gets into the sentence', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://li:secret@host/db' }, [])).not.toThrow('secret')
})

test('a store of readings is let in by what stands beside its address, never in it', () => {
  expect(() => readSettings({ READINGS_URL: 'http://li:secret@tsdb:8428' }, [])).toThrow('READINGS_USER')
  expect(() => readSettings({ READINGS_URL: 'http://li:secret@tsdb:8428' }, [])).not.toThrow('secret')
  const env = { READINGS_URL: 'http://tsdb:8428', READINGS_USER: 'li', READINGS_PASSWORD: 'secret' }
  expect(readSettings(env, []).readings).toEqual({
    url: 'http://tsdb:8428',
    queryUrl: undefined,
    login: { user: 'li', password: 'secret' },
    token: undefined,
  })
  expect(readSettings({}, []).readings).toBe(null)
})

test.each(['127.0.0.1', 'loopback, 10.0.0.0/8', 'fd00::/8,192.168.1.1'])(
  'TRUST_PROXY may be %s',
  (trustProxy) => expect(readSettings({ TRUST_PROXY: trustProxy }, [])).toMatchObject({ trustProxy }),
)

test('an argument nobody knows is refused: --emtpy must not load the example after all', () => {
  expect(() => readSettings({}, ['--emtpy'])).toThrow('--emtpy')
})
