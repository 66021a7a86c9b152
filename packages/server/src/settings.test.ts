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
])('%o is refused in one sentence that names the setting', (env, named) => {
  expect(() => readSettings(env, [])).toThrow(named)
})

test('a password in DATABASE_URL never gets into the sentence', () => {
  expect(() => readSettings({ DATABASE_URL: 'mysql://li:secret@host/db' }, [])).not.toThrow('secret')
})

test.each(['127.0.0.1', 'loopback, 10.0.0.0/8', 'fd00::/8,192.168.1.1'])(
  'TRUST_PROXY may be %s',
  (trustProxy) => expect(readSettings({ TRUST_PROXY: trustProxy }, [])).toMatchObject({ trustProxy }),
)

test('an argument nobody knows is refused: --emtpy must not load the example after all', () => {
  expect(() => readSettings({}, ['--emtpy'])).toThrow('--emtpy')
})
