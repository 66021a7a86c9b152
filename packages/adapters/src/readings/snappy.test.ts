import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { packSnappy } from './snappy.ts'

/** Reads what the format's description says, for the test alone. */
function unpack(packed: Uint8Array): Buffer {
  let at = 0
  const take = () => packed[at++] as number
  let length = 0
  for (let shift = 1; ; shift *= 128) {
    const byte = take()
    length += (byte & 127) * shift
    if (byte < 128) break
  }
  const out: number[] = []
  while (at < packed.length) {
    const tag = take()
    if ((tag & 3) === 0) {
      const short = tag >> 2
      const more = short < 60 ? short : short === 60 ? take() : take() | (take() << 8)
      for (let i = 0; i <= more; i++) out.push(take())
    } else {
      expect(tag & 3).toBe(2)
      const distance = take() | (take() << 8)
      expect(distance).toBeGreaterThan(0)
      for (let i = 0; i <= tag >> 2; i++) out.push(out[out.length - distance] as number)
    }
  }
  expect(out.length).toBe(length)
  return Buffer.from(out)
}

test.each([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.from('a')],
  ['three bytes', Buffer.from('abc')],
  ['a run of one byte', Buffer.alloc(1_000, 'x')],
  ['words that come again', Buffer.from('rongheng_reading_ok{check="1"} '.repeat(40))],
  ['noise of two blocks and a bit', randomBytes(2 * 65_536 + 17)],
  ['noise that comes again far back', Buffer.concat([randomBytes(60_000), randomBytes(40)]).subarray()],
  ['three blocks of text', Buffer.from(Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join(''))],
])('%s comes back as it was', (_, bytes) => {
  expect(Buffer.compare(unpack(packSnappy(bytes)), bytes)).toBe(0)
})

test('names and labels that come again take little room, and noise hardly more than it is', () => {
  const labels = Buffer.from(
    Array.from(
      { length: 250 },
      (_, i) => `__name__rongheng_reading_value unit unt_01HREADINGS check ${i}`,
    ).join(''),
  )
  expect(packSnappy(labels).length).toBeLessThan(labels.length / 4)
  const noise = randomBytes(100_000)
  expect(packSnappy(noise).length).toBeLessThan(noise.length * 1.01)
})
