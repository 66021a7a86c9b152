import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact } from './fact.ts'
import { inWords, keysSaying } from './in-words.ts'
import {
  asFact,
  asKept,
  fitted,
  isOurs,
  listOf,
  ownWords,
  say,
  sentence,
  together,
  withWords,
} from './saying.ts'
import { sentences } from './sentences.ts'

const placesIn = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string).sort()
const chinese = /\p{Script=Han}|[，。；：“”（）、]/u

test.each(Object.entries(sentences))('%s is said in both languages, with the same facts', (_, { zh, en }) => {
  expect(placesIn(en)).toEqual(placesIn(zh))
  expect(zh).not.toBe('')
  // Quotation marks are the same signs in both.
  expect(en.replaceAll(/[“”]/g, '')).not.toMatch(chinese)
})

describe('a saying', () => {
  const down = say('http.status', { status: 502 })

  test('is one short text, and the same words as ever in Chinese', () => {
    expect(down).toBe('§[["http.status",{"status":502}]]')
    expect(inWords(say('net.late', { s: 0.2 }), 'zh-CN')).toBe('0.2 秒内没有完成')
    expect(inWords(say('net.late', { s: 0.2 }), 'en')).toBe('Not finished within 0.2 s')
  })

  test('of several sentences has the signs of its language between them', () => {
    const both = together(say('picture.none'), '', say('sound.none'))
    expect(inWords(both, 'zh-CN')).toBe('没有画面；没有声音轨')
    expect(inWords(both, 'en')).toBe('No picture; No sound track')
    expect(together('', down, '')).toBe(down)
    expect(together()).toBe('')
  })

  test('holds other sentences, names in both languages and lists in its places', () => {
    const metric = { zh: '用时', en: 'Time taken' }
    const value = sentence('amount.ms', { n: '12' })
    const limit = sentence('amount.ms', { n: '10' })
    expect(inWords(say('limit.above', { metric, value, limit }), 'zh-CN')).toBe('用时 12 毫秒，高于 10 毫秒')
    expect(inWords(say('limit.above', { metric, value, limit }), 'en')).toBe('Time taken 12 ms, above 10 ms')
    const names = listOf(['eth8', 'eth9'])
    expect(inWords(say('snmp.interface-down', { names }), 'zh-CN')).toBe('接口 eth8、eth9 断开')
    expect(inWords(say('snmp.interface-down', { names }), 'en')).toBe('Interface down: eth8, eth9')
    const why = asFact(say('net.ECONNREFUSED'))
    expect(inWords(say('domain.server', { server: 'whois.test', why }), 'en')).toBe(
      'whois.test: Connection refused (ECONNREFUSED)',
    )
  })

  test('leaves somebody’s own words as they are, in every language, also those that look like ours', () => {
    expect(ownWords('备份盘满')).toBe('备份盘满')
    expect(inWords('备份盘满', 'en')).toBe('备份盘满')
    // No database takes the sign 0.
    expect(ownWords('a\0b')).toBe('ab')
    for (const text of ['§[["net.ECONNREFUSED"]]', '§[', '§', '{"a":1}', '']) {
      expect(inWords(ownWords(text), 'en')).toBe(text)
      expect(asFact(ownWords(text))).toEqual(text === '' ? { list: [] } : text)
    }
  })

  test('of a newer version is said by its key and its facts', () => {
    expect(inWords('§[["moon.full",{"days":3,"why":"tide"}]]', 'en')).toBe('moon.full 3 tide')
  })

  test('without a fact that it has a place for still is a sentence', () => {
    expect(inWords('§[["net.late"]]', 'en')).toBe('Not finished within … s')
  })
})

const fact: fc.Arbitrary<Fact> = fc.letrec<{ fact: Fact }>((tie) => ({
  fact: fc.oneof(
    { maxDepth: 2 },
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.double({ noDefaultInfinity: true, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.record({ zh: fc.string(), en: fc.string() }, { noNullPrototype: true }),
    fc.record({ list: fc.array(tie('fact'), { maxLength: 4 }) }, { noNullPrototype: true }),
    tie('fact').map((text) => sentence('words', { text })),
  ),
})).fact

test('whatever a target says, no saying is longer than it may be, and each is still read as what it is', () => {
  fc.assert(
    fc.property(fact, fact, fc.integer({ min: 60, max: 500 }), (engine, error, most) => {
      const saying = say('database.error', { engine, error })
      const kept = fitted(saying, most)
      expect(kept.length).toBeLessThanOrEqual(most)
      expect(isOurs(kept)).toBe(true)
      expect(inWords(kept, 'zh-CN')).toContain('：')
      // What fits is not touched.
      expect(saying.length > most || kept === saying).toBe(true)
      expect(kept).not.toContain('\0')
    }),
  )
})

test('plain words are cut as they always were', () => {
  expect(fitted(ownWords('一二三四五'), 3)).toBe('一二三')
  expect(fitted(asKept('一\0二'), 500)).toBe('一二')
})

test('words in all places of a saying can be changed, and the sentence around them stays', () => {
  const masked = (text: string) => text.replaceAll('net', '•••').replaceAll('502', '•••')
  expect(withWords(say('net.ECONNREFUSED'), masked)).toBe(say('net.ECONNREFUSED'))
  expect(inWords(withWords(say('http.status', { status: 502 }), masked), 'en')).toBe('HTTP •••')
  const names = listOf(['a net', 'b'])
  expect(inWords(withWords(say('script.missing', { names }), masked), 'en')).toBe(
    'The script did not give: a •••, b',
  )
  expect(withWords(ownWords('a net'), masked)).toBe('a •••')
})

test('names in a row are as many as are read', () => {
  expect(listOf(['a', 'b', 'c'], { names: 2 })).toEqual({ list: ['a', 'b'] })
  // "abcd、ef" are seven signs, the one between them counted.
  expect(listOf(['abcd', 'efgh', 'i'], { characters: 7 })).toEqual({ list: ['abcd', 'ef'] })
})

test('a sentence is found by words of either language', () => {
  expect(keysSaying('拒绝连接')).toEqual(['net.ECONNREFUSED'])
  expect(keysSaying('connection REFUSED')).toEqual(['net.ECONNREFUSED'])
  expect(keysSaying('no sentence says this')).toEqual([])
  // A place is no word.
  expect(keysSaying('disk}')).toEqual([])
})
