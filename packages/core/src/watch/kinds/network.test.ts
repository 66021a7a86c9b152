import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inWords } from '../said/in-words.ts'
import { recordObjection } from './dns.ts'
import { readFping, readPing, tripFigures } from './icmp.ts'
import { clockOffset, momentOf, ntpStamp } from './ntp.ts'
import { DomainName, Host, placeText } from './place.ts'

test.each([
  '192.168.1.1',
  'nas',
  'nas-1.example.cn',
  '融媒.中国',
  '::1',
  'fe80::1',
  'a_b.example',
  'example.cn.',
])('%s is a host', (text) => {
  expect(Host.safeParse(text).success).toBe(true)
})

test.each(['http://a', 'a b', 'a/b', 'a:80', '-a', 'a..b', '', '.', 'a\nb', '$(id)'])(
  '"%s" is no host',
  (text) => {
    expect(Host.safeParse(text).success).toBe(false)
  },
)

test('a name with any letters never takes long to judge, and never has a space in it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => {
      if (DomainName.safeParse(text).success) expect(text.trim()).not.toMatch(/[\s/@:]/)
    }),
  )
})

test('an address of colons stands in brackets', () => {
  expect(placeText('::1', 53)).toBe('[::1]:53')
  expect(placeText('10.0.0.1', 53)).toBe('10.0.0.1:53')
})

test.each([
  [['203.0.113.7'], false, ['203.0.113.7', '203.0.113.8'], null],
  [['203.0.113.7'], true, ['203.0.113.7', '203.0.113.8'], '多出记录 203.0.113.8'],
  [['mail.Example.cn.'], true, ['MAIL.example.cn'], null],
  [['a', 'b'], false, ['b'], '没有记录 a，解析到的是 b'],
  [[], true, ['x'], null],
])('expected %j (only: %s), found %j: %s', (expected, only, found, objection) => {
  const said = recordObjection({ expect: expected, only }, found)
  expect(said && inWords(said, 'zh-CN')).toBe(objection)
})

describe('round trips', () => {
  test('fping says each packet of each host', () => {
    const report = [
      'ICMP Host Unreachable from 10.0.0.1 for ICMP Echo sent to 10.0.0.9',
      '127.0.0.1 : 0.05 0.03 -',
      '10.0.0.9  : - - -',
      'fe80::1%eth0 : 1.5 - 2',
    ].join('\n')
    expect(readFping(report)).toEqual(
      new Map([
        ['127.0.0.1', [0.05, 0.03, null]],
        ['10.0.0.9', [null, null, null]],
        ['fe80::1%eth0', [1.5, null, 2]],
      ]),
    )
  })

  test('ping says what came back and how many were sent', () => {
    const output = `PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.
64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.048 ms
64 bytes from 127.0.0.1: icmp_seq=3 ttl=64 time=12 ms
64 bytes from 127.0.0.1: icmp_seq=3 ttl=64 time=13 ms (DUP!)

--- 127.0.0.1 ping statistics ---
3 packets transmitted, 2 received, +1 duplicates, 33% packet loss, time 207ms`
    expect(readPing(output)).toEqual([0.048, 12, null])
    expect(readPing('ping: unknown host')).toBeNull()
  })

  test('one of four lost is 25 %, and the mean is of those that came back', () => {
    expect(tripFigures([1, null, 3, 5])).toEqual([25, 1, 3, 5])
    expect(tripFigures([null, null])).toEqual([100, null, null, null])
    expect(tripFigures([])).toEqual([null, null, null, null])
  })
})

describe('time servers', () => {
  test('a moment survives being written as 64 bits, before and after 2036', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (ms) => {
        const { seconds, fraction } = ntpStamp(ms)
        expect(Math.abs(momentOf(seconds, fraction, ms) - ms)).toBeLessThan(0.01)
      }),
    )
  })

  test('10 ms there, 20 ms back, server 100 ms ahead and 5 ms at work: 95 ms ahead by 30 ms of way', () => {
    // sent 0; received at 10 = 110 by its clock; answered 115; came at 35.
    // ((110 − 0) + (115 − 35)) ÷ 2 = 95: the uneven way costs half its difference.
    expect(clockOffset(0, 110, 115, 35)).toEqual({ offsetMs: 95, delayMs: 30 })
  })
})
