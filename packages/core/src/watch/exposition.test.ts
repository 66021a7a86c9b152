import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expositionReader, type Sample, sampleOf, selectorOf } from './exposition.ts'

const read = (pieces: readonly string[], wanted: (name: string) => boolean = () => true) => {
  const samples: Sample[] = []
  const reader = expositionReader(wanted, (sample) => samples.push(sample))
  for (const piece of pieces) reader.add(piece)
  return { lines: reader.end(), samples }
}

test.each([
  ['node_load1 0.21', 'node_load1', {}, 0.21],
  ['a{b="c",d="e",} 1 1700000000000', 'a', { b: 'c', d: 'e' }, 1],
  ['a { b = "c" } 5', 'a', { b: 'c' }, 5],
  [String.raw`a{p="C:\\x",q="say \"hi\"",n="1\n2"} 2`, 'a', { p: 'C:\\x', q: 'say "hi"', n: '1\n2' }, 2],
  ['a{b="}"} 3 # {trace_id="x"} 0.5', 'a', { b: '}' }, 3],
  ['a -1.5e+3', 'a', {}, -1500],
  ['a\t+Inf', 'a', {}, Infinity],
  ['a NaN', 'a', {}, Number.NaN],
  ['温度="x" 1', null, {}, 0],
  ['# HELP a b', null, {}, 0],
  ['a{b="c} 1', null, {}, 0],
  ['a{b=c} 1', null, {}, 0],
  ['a', null, {}, 0],
  ['a 0x10', null, {}, 0],
  ['a{} ', null, {}, 0],
])('%s', (line, name, labels, value) => {
  const sample = sampleOf(line)
  if (name === null) expect(sample).toBeNull()
  else expect(sample).toEqual({ name, labels: new Map(Object.entries(labels)), value })
})

test('what is written in the format is read back, wherever it is cut', () => {
  const label = fc.tuple(
    fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const sample = fc.record({
    name: fc.stringMatching(/^[a-z_:][a-z0-9_:]{0,12}$/),
    labels: fc.uniqueArray(label, { selector: ([key]) => key, maxLength: 4 }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  })
  const escaped = (text: string) =>
    text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  fc.assert(
    fc.property(
      fc.array(sample, { maxLength: 6 }),
      fc.array(fc.nat(400), { maxLength: 6 }),
      (samples, cuts) => {
        const page = samples
          .map(({ name, labels, value }) => {
            const inside = labels.map(([key, text]) => `${key}="${escaped(text)}"`).join(',')
            return `${name}{${inside}} ${value}\n`
          })
          .join('')
        const places = [0, ...cuts.map((cut) => Math.min(cut, page.length)), page.length].toSorted(
          (a, b) => a - b,
        )
        const pieces = places.slice(1).map((end, at) => page.slice(places[at], end))
        expect(
          read(pieces).samples.map((one) => ({ ...one, value: one.value === 0 ? 0 : one.value })),
        ).toEqual(
          samples.map(({ name, labels, value }) => ({
            name,
            labels: new Map(labels),
            value: value === 0 ? 0 : value,
          })),
        )
      },
    ),
  )
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 5 }),
      (pieces) => void read(pieces),
    ),
  )
})

test('a line without end is passed over, and the next one is read', () => {
  const long = Array.from({ length: 30 }, () => 'x'.repeat(10_000))
  expect(read(['a 1\n', ...long, '\nb 2\n']).samples.map(({ name }) => name)).toEqual(['a', 'b'])
})

test('lines that nobody wants are counted, and not kept', () => {
  expect(read(['a 1\nb 2\n# c 3\nc 4'], (name) => name === 'b')).toMatchObject({
    lines: 3,
    samples: [{ name: 'b' }],
  })
})

test.each([
  ['node_load1', true],
  ['a{code="500"}', true],
  ['a{code="500"} 3', false],
  ['a{', false],
  ['a b', false],
  ['', false],
])('"%s" names a metric: %s', (text, is) => {
  expect(selectorOf(text) !== null).toBe(is)
})
