import { expect, test } from 'vitest'
import {
  CheckFields,
  EnteredCheck,
  misfits,
  misfitsOfSettings,
  placesOf,
  settingsFor,
  withMisfits,
} from './check-entry.ts'
import { CheckSettings } from './kinds/all.ts'

const settings = CheckSettings.parse({ kind: 'http', url: 'https://www.example.cn/news?id=1' })
const entry = { settings, intervalS: 30, timeoutS: 10, thresholds: [], secrets: {} }
const slow = { kind: 'level', metric: 'took-ms', when: 'above', value: 3000, critical: false } as const

test('a probe that may take longer than the interval is refused at its field', () => {
  expect(misfits(entry)).toEqual([])
  expect(misfits({ ...entry, timeoutS: 31 })).toEqual([
    { path: ['timeoutS'], message: 'watch.timeout-over-interval' },
  ])
})

test('a threshold stands on a metric of the kind, or on the time that a probe took', () => {
  expect(misfits({ ...entry, thresholds: [slow, { ...slow, metric: 'first-byte-ms' }] })).toEqual([])
  expect(misfits({ ...entry, thresholds: [slow, { ...slow, metric: 'toner' }] })).toEqual([
    { path: ['thresholds', 1, 'metric'], message: 'watch.no-metric' },
  ])
})

test('a secret that the kind does not know is refused', () => {
  expect(misfits({ ...entry, secrets: { community: 'public' } })).toEqual([
    { path: ['secrets', 'community'], message: 'field.unknown' },
  ])
})

test('the place of a check is what it is told to reach', () => {
  expect(placesOf(settings)).toEqual(['https://www.example.cn/news?id=1'])
})

test.each([
  { place: '192.168.1.20', url: 'https://192.168.1.20/news?id=1' },
  { place: 'www2.example.cn:8443', url: 'https://www2.example.cn:8443/news?id=1' },
  { place: 'http://other.cn/', url: 'http://other.cn/' },
])('for $place the check asks $url', ({ place, url }) => {
  expect(settingsFor(settings, place)).toMatchObject({ url })
})

test.each([
  { kind: 'http', field: 'url', says: 'watch.sign-in-in-web-address' },
  { kind: 'exporter', field: 'url', says: 'watch.sign-in-in-web-address' },
  { kind: 'hls', field: 'url', says: 'watch.sign-in-not-here' },
  { kind: 'dash', field: 'url', says: 'watch.sign-in-not-here' },
  { kind: 'rtmp', field: 'url', says: 'watch.sign-in-not-here' },
  { kind: 'ts', field: 'address', says: 'watch.sign-in-not-here' },
])('a password in the address of $kind is refused when it is entered', ({ kind, field, says }) => {
  const typed = CheckSettings.parse({ kind, [field]: 'https://u:Secret@example.cn/x' })
  expect(misfitsOfSettings(typed)).toEqual([{ path: [field], message: says }])
})

test('settings that may not be entered are told together with what else is wrong', () => {
  const typed = { kind: 'http', url: 'https://u:Secret@example.cn/', json: { path: '..[[', is: 'ok' } }
  const read = EnteredCheck.safeParse({ ...entry, name: '', settings: typed })
  const told = new Map(read.error?.issues.map((issue) => [issue.path.join('.'), issue.message]))
  expect(told.get('settings.url')).toBe('watch.sign-in-in-web-address')
  expect(told.get('settings.json.path')).toBe('watch.not-a-json-path')
  expect(told.has('name')).toBe(true)
})

test('a field that is wrong by itself is told once', () => {
  // 400 s are more than the 300 s of any check, and more than the interval of 30 s.
  const schema = withMisfits(
    CheckFields.pick({ settings: true, intervalS: true, timeoutS: true, thresholds: true, secrets: true }),
  )
  const read = schema.safeParse({ ...entry, timeoutS: 400 })
  expect(read.error?.issues.map((issue) => issue.path)).toEqual([['timeoutS']])
})
