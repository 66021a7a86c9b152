import { expect, test } from 'vitest'
import { writeRequest } from './write-request.ts'

test('a series is written as the protocol says, its labels in the order of their names', () => {
  const bytes = writeRequest([
    { labels: { b: 'x', __name__: 'm', a: '' }, samples: [{ at: 300, value: 1.5 }] },
  ])
  // field 1, message of 15 + 7 + 8 + 14 bytes: three labels of (1, "…") and (2, "…"), then one sample
  expect(bytes.toString('hex')).toBe(
    [
      '0a2c',
      ['0a0d', '0a08', Buffer.from('__name__').toString('hex'), '1201', '6d'].join(''),
      ['0a05', '0a01', '61', '1200'].join(''),
      ['0a06', '0a01', '62', '1201', '78'].join(''),
      // 1.5 is 0x3ff8000000000000, written from its last byte on; 300 = 0b10_0101100
      ['120c', '09', '000000000000f83f', '10', 'ac02'].join(''), // a message of 12 bytes: tag, 8 bytes, tag, 2 bytes
    ].join(''),
  )
})

test('moments of this century and texts of several bytes keep their length', () => {
  const at = Date.UTC(2026, 10, 23)
  const bytes = writeRequest([
    {
      labels: { __name__: 'm', unit: '单位'.repeat(40) },
      samples: Array.from({ length: 1_500 }, () => ({ at, value: 0 })),
    },
  ])
  // The length of the one series stands in three bytes after its tag: 240 bytes of text are a message of more than 16,383.
  const length =
    ((bytes[1] as number) % 128) + ((bytes[2] as number) % 128) * 128 + (bytes[3] as number) * 16_384
  expect(bytes.length).toBe(4 + length)
})
