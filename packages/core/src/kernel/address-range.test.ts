import { expect, test } from 'vitest'
import { type Address, addressOf, mayReach, rangeOf } from './address-range.ts'

const policy = {
  ranges: ['192.168.0.0/16', '10.1.2.3', '2001:db8::/32', '0.0.0.0/0'],
  own: ['127.0.0.1:8080', '[::1]:8080'],
}
const narrow = { ...policy, ranges: policy.ranges.slice(0, 3) }
const at = (text: string): Address => addressOf(text) as Address

test.each<[address: string, port: number | null, allowed: boolean]>([
  ['192.168.255.1', 80, true],
  ['192.169.0.1', 80, false],
  ['10.1.2.3', null, true],
  ['10.1.2.4', null, false],
  ['2001:db8:ffff::1', 443, true],
  ['2001:db9::1', 443, false],
  ['::ffff:192.168.3.4', 80, true],
  ['::ffff:10.9.9.9', 80, false],
])('%s port %s is %s within the ranges', (address, port, allowed) => {
  expect(mayReach(narrow, at(address), port)).toBe(allowed)
})

test.each<[address: string, port: number | null, allowed: boolean]>([
  ['127.0.0.1', 8080, true],
  ['127.0.0.1', 5432, false],
  ['127.0.0.1', null, false],
  ['127.0.0.2', 8080, false],
  ['::1', 8080, true],
  ['::1', 22, false],
  ['::ffff:127.0.0.1', 5432, false],
  ['0.0.0.0', 8080, false],
  ['169.254.169.254', 80, false],
])(
  'even where every address is allowed, %s port %s is %s: this machine is listed place by place',
  (address, port, allowed) => {
    expect(mayReach(policy, at(address), port)).toBe(allowed)
  },
)

test.each([
  '256.1.1.1',
  '1.2.3',
  '01.2.3.4',
  '1:2:3',
  '1::2::3',
  'example.com',
  '',
  '::g',
  '1:2:3:4:5:6:7:8:9',
])('"%s" is no address', (text) => {
  expect(addressOf(text)).toBeNull()
})

test.each(['192.168.0.0/33', '192.168.0.0/', '192.168.0.0/8/8', 'lan', '::/129'])(
  '"%s" is no range',
  (text) => {
    expect(rangeOf(text)).toBeNull()
  },
)
