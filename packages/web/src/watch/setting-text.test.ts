import { kindOf } from '@rongheng/core/watch/kinds/all'
import { expect, test } from 'vitest'
import { settingText } from './setting-text.ts'

const zh = {
  either: (said: string, _en: string) => said,
  marks: {
    label: (name: string, text: string) => `${name}：${text}`,
    aside: (text: string | number) => `（${text}）`,
    list: (texts: readonly string[]) => texts.join('、'),
  },
}
const en = { ...zh, either: (_zh: string, said: string) => said }

const said = (kind: 'hls' | 'http', name: string, value: unknown, reader = zh) => {
  const field = kindOf(kind).form.find((one) => one.name === name)
  if (!field) throw new Error(`${kind} has no field ${name}`)
  return settingText(field, value, reader)
}

test('the parts of a setting are read with their names and units', () => {
  expect(said('hls', 'loudness', { from: -28, to: -18 })).toBe('不低于 -28 LUFS、不高于 -18 LUFS')
  expect(said('hls', 'black', { seconds: 5 })).toBe('5 秒')
  expect(said('hls', 'black', { seconds: 5 }, en)).toBe('5 s')
})

test('a row of a list is read as its cells, and what is not asked for says nothing', () => {
  expect(said('http', 'headers', [{ name: 'Accept', value: 'text/html' }])).toBe('Accept = text/html')
  expect(said('http', 'headers', [])).toBe('')
  expect(said('hls', 'loudness', null)).toBe('')
  expect(said('http', 'anyCertificate', true)).toBe('✓')
})

test('of an address on record that holds a password, the password is not read', () => {
  expect(said('http', 'url', 'http://u:Secret@10.1.2.3/')).toBe('http://u:***@10.1.2.3/')
})
