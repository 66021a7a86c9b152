import { usualRule } from '@rongheng/core/watch/judge'
import { CheckSettings } from '@rongheng/core/watch/kinds/all'
import type { Threshold } from '@rongheng/core/watch/threshold'
import { expect, test } from 'vitest'
import { draftOf, entryOf, settingsOf, suggestedName } from './check-draft.ts'
import { draftThreshold, thresholdOf } from './threshold-draft.ts'

const settings = CheckSettings.parse({
  kind: 'http',
  url: 'https://www.example.cn/',
  statuses: ['2xx', '304'],
  headers: [{ name: 'Accept', value: 'text/html' }],
  text: { holds: '融媒', absent: false },
})
const check = {
  name: '首页',
  systemId: null,
  deviceId: null,
  settings,
  intervalS: 30,
  timeoutS: 10,
  rule: usualRule,
  thresholds: [],
  severity: 'important',
  needs: [],
  note: '',
} as const

test('a check that is opened and saved unchanged stays the same', () => {
  const draft = draftOf('http', { ...check, needs: [], thresholds: [] })
  expect(draft.settings['statuses']).toBe('2xx 304')
  expect(CheckSettings.parse(settingsOf('http', draft))).toEqual(settings)
  expect(entryOf('http', draft, null)).toMatchObject({
    name: '首页',
    intervalS: 30,
    timeoutS: 10,
    secrets: {},
  })
})

test('a new check has all its defaults, and lacks only what a person must say', () => {
  const draft = draftOf('http', null)
  expect(draft).toMatchObject({ intervalS: 30, timeoutS: 10, severity: 'important', rule: usualRule })
  const read = CheckSettings.safeParse(settingsOf('http', draft))
  expect(read.success ? [] : read.error.issues.map((issue) => issue.path)).toEqual([['url']])
  const typed = { ...draft, settings: { ...draft.settings, url: ' https://example.cn/ ' } }
  expect(CheckSettings.parse(settingsOf('http', typed))).toEqual(
    CheckSettings.parse({ kind: 'http', url: 'https://example.cn/' }),
  )
  expect(suggestedName('http', typed)).toBe('example.cn')
})

test('a part that is not wanted is not sent, whatever was typed into it', () => {
  const draft = draftOf('http', { ...check, needs: [], thresholds: [] })
  expect(settingsOf('http', { ...draft, parts: { ...draft.parts, text: false } })).toMatchObject({
    text: null,
  })
})

test('numbers and words are read as people type them, and what is no number is sent as it is', () => {
  const draft = draftOf('http', null)
  const typed = {
    ...draft,
    settings: { ...draft.settings, statuses: '200，301、302', redirects: ' 3 ', headers: [undefined, {}] },
  }
  expect(settingsOf('http', typed)).toMatchObject({
    statuses: ['200', '301', '302'],
    redirects: 3,
    headers: [],
  })
  expect(settingsOf('http', { ...typed, settings: { ...typed.settings, redirects: '三' } })).toMatchObject({
    redirects: '三',
  })
})

test.each<Threshold>([
  { kind: 'level', metric: 'used', when: 'above', value: 90, critical: false },
  { kind: 'level', metric: 'certificate-days', when: 'below', value: 14, critical: true },
  { kind: 'rate', metric: 'used', when: 'above', perHour: 5, windowS: 3600, critical: false },
  { kind: 'rate', metric: 'free', when: 'below', perHour: -2, windowS: 7200, critical: false },
  {
    kind: 'forecast',
    metric: 'used',
    when: 'above',
    value: 100,
    withinS: 432_000,
    windowS: 86_400,
    critical: false,
  },
])('a threshold comes out of the form as it went in: $kind $when', (threshold) => {
  expect(thresholdOf(draftThreshold(threshold))).toEqual(threshold)
})
