import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { snmpMetrics, SnmpSettings } from '@rongheng/core/watch/kinds/snmp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { snmpProbe } from './snmp.ts'
import { daemon } from './testing-daemon.ts'
import { closedPort, endPeers, givenFor, scratchFolder } from './testing-peers.ts'
import { heard } from './testing-said.ts'

afterAll(endPeers)

const KEYS = { community: 'county-Read', authKey: 'auth-Pass-phrase', privacyKey: 'priv-Pass-phrase' }
const UPS = '.1.3.6.1.2.1.33.1'
const PRINTER = '.1.3.6.1.2.1.43'

/** snmpd of Debian, as a host, a UPS that runs on mains, and a printer whose black toner says only "some is left". */
const configuration = `
rocommunity ${KEYS.community} 127.0.0.1
createUser watch SHA "${KEYS.authKey}" AES "${KEYS.privacyKey}"
rouser watch priv
override ${UPS}.2.1.0 integer 2
override ${UPS}.2.2.0 integer 0
override ${UPS}.2.3.0 integer 42
override ${UPS}.2.4.0 integer 97
override ${UPS}.2.7.0 integer 24
override ${UPS}.3.3.1.3.1 integer 228
override ${UPS}.4.1.0 integer 3
override ${UPS}.4.4.1.5.1 integer 35
override ${PRINTER}.10.2.1.4.1.1 counter 12345
override ${PRINTER}.11.1.1.6.1.1 octet_str "Black"
override ${PRINTER}.11.1.1.6.1.2 octet_str "Cyan"
override ${PRINTER}.11.1.1.8.1.1 integer 100
override ${PRINTER}.11.1.1.8.1.2 integer 400
override ${PRINTER}.11.1.1.9.1.1 integer -3
override ${PRINTER}.11.1.1.9.1.2 integer 100
`
let port = 0
beforeAll(async () => {
  const folder = scratchFolder()
  port = await closedPort()
  writeFileSync(path.join(folder, 'snmpd.conf'), configuration)
  mkdirSync(path.join(folder, 'state'))
  process.env['SNMP_PERSISTENT_DIR'] = path.join(folder, 'state')
  await daemon(
    'snmpd',
    [
      '-f',
      '-Lo',
      '-C',
      '-c',
      path.join(folder, 'snmpd.conf'),
      '-p',
      path.join(folder, 'pid'),
      `udp:127.0.0.1:${port}`,
    ],
    async () => (await look({ what: 'system' }, KEYS, 500)).seen.ok,
  )
  delete process.env['SNMP_PERSISTENT_DIR']
})

async function look(
  more: object,
  secrets: Record<string, string> = KEYS,
  timeoutMs = 5_000,
  memory = new Map<string, unknown>(),
) {
  const settings = SnmpSettings.parse({ kind: 'snmp', host: '127.0.0.1', port, ...more })
  const seen = await heard(snmpProbe)(settings, givenFor([port], { secrets, timeoutMs, memory }))
  const keys = snmpMetrics(settings).map(({ key }) => key)
  expect(seen.values).toHaveLength(keys.length)
  return { seen, of: Object.fromEntries(keys.map((key, at) => [key, seen.values[at]])) }
}

test('the device, by v2c and by v3 with encryption', async () => {
  const v3 = { version: '3', user: 'watch', auth: 'sha', privacy: 'aes' }
  for (const more of [{}, v3]) {
    const { seen, of } = await look({ what: 'system', ...more })
    expect(seen).toMatchObject({ ok: true, detail: '' })
    expect(of['uptime']).toBeGreaterThan(0)
  }
})

test.each([
  [{}, { community: 'guessed-Wrong' }, /^没有应答：设备没有开 SNMP、团体名或用户不对/],
  [
    { version: '3', user: 'watch', auth: 'sha', privacy: 'aes' },
    { ...KEYS, authKey: 'guessed-Wrong' },
    /^(SNMP：|没有应答)/,
  ],
  [{ version: '3', user: 'nobody', auth: 'sha', privacy: 'aes' }, KEYS, /^(SNMP：|没有应答)/],
])('%j with wrong keys is a failed reading, and no key is said', async (more, secrets, detail) => {
  const { seen } = await look(more, secrets, 1_000)
  expect(seen.ok).toBe(false)
  expect(seen.detail).toMatch(detail)
  expect(seen.detail).not.toContain('guessed-')
})

test('traffic of the loopback interface, from the second reading on', async () => {
  const memory = new Map<string, unknown>()
  const first = await look({ what: 'interfaces', names: ['lo'] }, KEYS, 5_000, memory)
  expect(first.of).toMatchObject({ 'in:lo': null, 'up:lo': 1 })
  await new Promise((done) => {
    setTimeout(done, 1_100)
  })
  const { seen, of } = await look({ what: 'interfaces', names: ['lo'] }, KEYS, 5_000, memory)
  expect(seen).toMatchObject({ ok: true })
  // snmpd may answer from what it counted a moment ago: then the difference is 0, and it is never below.
  expect(of['in:lo']).toBeGreaterThanOrEqual(0)
  expect(of['in-errors:lo']).toBe(0)
})

test('an interface that is not there is said, with those that are', async () => {
  const { seen } = await look({ what: 'interfaces', names: ['lo', 'GigabitEthernet0/9'] })
  expect(seen.ok).toBe(false)
  expect(seen.detail).toMatch(/^没有接口 GigabitEthernet0\/9；设备上有：.*lo/)
})

test('a UPS on mains, with its battery', async () => {
  const { seen, of } = await look({ what: 'ups' })
  expect(seen).toMatchObject({ ok: true, detail: '' })
  expect(of).toEqual({
    'battery-charge': 97,
    'battery-minutes': 42,
    'on-battery': 0,
    load: 35,
    'input-volt': 228,
    temperature: 24,
  })
})

test('a printer: the supply that says its level counts, the one that says −3 does not', async () => {
  const { seen, of } = await look({ what: 'printer' })
  expect(seen.ok).toBe(true)
  expect(of).toEqual({ supply: 25, pages: 12_345 })
})

test('storage by its name', async () => {
  const { seen } = await look({ what: 'storage', names: ['/nowhere'] })
  expect(seen.detail).toMatch(/^没有存储 \/nowhere；设备上有：/)
  const { of } = await look({ what: 'storage', names: ['Physical memory'] })
  expect(of['used:Physical memory']).toBeGreaterThan(0)
  expect(of['used:Physical memory']).toBeLessThanOrEqual(100)
})

test('any OID, with a factor; one that is not there is said, and is not 0', async () => {
  const oids = [
    { name: '电压', oid: `${UPS}.3.3.1.3.1`, factor: 0.1 },
    { name: '没有', oid: '1.3.6.1.4.1.99999.1.0' },
  ]
  const { seen, of } = await look({ what: 'oids', oids })
  expect(seen).toMatchObject({ ok: true, note: '设备上没有这些数：没有' })
  expect(of['own:电压']).toBeCloseTo(22.8)
  expect(of['own:没有']).toBeNull()
})
