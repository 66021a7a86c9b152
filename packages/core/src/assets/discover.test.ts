import { expect, test } from 'vitest'
import { guessDevice, hostsIn, knownAs } from './discover.ts'

test('a subnet is its hosts, without the addresses of the net itself', () => {
  expect(hostsIn('192.168.1.0/30')).toEqual(['192.168.1.1', '192.168.1.2'])
  expect(hostsIn(' １0.0.3.77/30 ')).toEqual(['10.0.3.77', '10.0.3.78'])
  expect(hostsIn('10.0.0.255/31')).toEqual(['10.0.0.254', '10.0.0.255'])
  expect(hostsIn('10.1.2.3')).toEqual(['10.1.2.3'])
  expect(hostsIn('10.0.0.0/22')).toHaveLength(1022)
})

test.each(['10.0.0.0/21', '10.0.0.0/33', '10.0.0.0/', 'fe80::/64', '10.0.0.256/24', 'lan', ''])(
  '"%s" is nothing to look at',
  (range) => expect(hostsIn(range)).toBeNull(),
)

const host = { address: '10.0.0.7', pingMs: 1, ports: [22, 80], snmp: null }

test('what a device says of itself goes before what its ports suggest', () => {
  expect(guessDevice(host)).toMatchObject({ name: '10.0.0.7', kind: 'server', brand: '' })
  expect(
    guessDevice({
      ...host,
      snmp: { name: 'core-sw', description: 'S5735 Huawei Versatile Routing Platform' },
    }),
  ).toMatchObject({ name: 'core-sw', kind: 'switch', brand: 'Huawei' })
  expect(guessDevice({ ...host, ports: [] }).kind).toBe('other')
})

test('a host is known when a device has its address among its own, not merely within another', () => {
  const devices = [{ address: '10.0.0.77、10.0.0.7:8080' }, { address: '10.0.0.70' }]
  expect(knownAs(devices, '10.0.0.7')).toBe(devices[0])
  expect(knownAs(devices, '10.0.0.1')).toBeUndefined()
})
