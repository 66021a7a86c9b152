import { expect, test } from 'vitest'
import { CheckSettings, kindOf } from './all.ts'
import { hasSignIn, withoutPassword } from './web-address.ts'

test.each([
  ['http://u:Secret@host/a', 'http://u:***@host/a'],
  ['http://u:Sec@ret@host/a', 'http://u:***@host/a'],
  ['https://token@host', 'https://***@host'],
  ['rtmp://:Secret@host/live', 'rtmp://:***@host/live'],
  ['http:\\\\u:Secret@host', 'http:\\\\u:***@host'],
  ['http:u:Secret@host', 'http:u:***@host'],
])('%s is shown as %s', (address, shown) => {
  expect(hasSignIn(address)).toBe(true)
  expect(withoutPassword(address)).toBe(shown)
})

test.each([
  'http://host/a@b',
  'https://host?mail=a@b.cn',
  'udp://@239.1.1.1:1234',
  '10.1.2.3:161',
  '广告@三楼',
])('%s holds nobody’s name and is shown as it is', (address) => {
  expect(hasSignIn(address)).toBe(false)
  expect(withoutPassword(address)).toBe(address)
})

test('a check on record whose address holds a password is shown without it', () => {
  const settings = CheckSettings.parse({ kind: 'http', url: 'http://u:Secret@10.1.2.3/' })
  expect(kindOf('http').target(settings)).toBe('http://u:***@10.1.2.3/')
})

test.each([
  ['http', { url: 'www.example.cn' }, 'watch.not-a-web-address'],
  ['exporter', { url: 'ftp://10.1.2.3/' }, 'watch.not-a-web-address'],
  ['hls', { url: 'rtmp://a.cn/x' }, 'watch.not-a-web-address'],
  ['dash', { url: 'a.cn/x.mpd' }, 'watch.not-a-web-address'],
  ['rtmp', { url: 'rtsp://a.cn/x' }, 'watch.not-an-rtmp-address'],
  ['rtsp', { url: 'http://a.cn/x' }, 'watch.not-an-rtsp-address'],
  ['rtsp', { url: 'rtsp://admin:12345@a.cn/x' }, 'watch.sign-in-in-address'],
  ['ts', { address: '239.1.1.1:1234' }, 'watch.not-a-ts-address'],
])('%s with %j says how its address begins, once', (kind, place, key) => {
  const read = CheckSettings.safeParse({ kind, ...place })
  expect(read.error?.issues.map((issue) => issue.message)).toEqual([key])
})
