import { expect, test } from 'vitest'
import { type Value, snmpAgent } from './agent.ts'
import {
  compareOids,
  elementsOf,
  encode,
  encodeOid,
  integer,
  NULL,
  OCTETS,
  OID,
  oidOf,
  sequence,
  signed,
  takeElement,
  toInteger,
  toOid,
} from './ber.ts'

test.each([
  { value: 0n, bytes: [0] },
  { value: 127n, bytes: [127] },
  // The highest bit is the sign, so 128 needs a byte of zeros before it.
  { value: 128n, bytes: [0, 128] },
  { value: -1n, bytes: [255] },
  { value: -129n, bytes: [255, 127] },
  { value: 2n ** 64n - 1n, bytes: [0, 255, 255, 255, 255, 255, 255, 255, 255] },
])('$value is written in as few bytes as hold it', ({ value, bytes }) => {
  expect([...signed(value)]).toEqual(bytes)
  expect(toInteger(signed(value))).toBe(Number(value))
})

test('an identifier keeps its arcs, those above 127 too', () => {
  const oid = oidOf('1.3.6.1.4.1.25506.1.300')
  expect(toOid(encodeOid(oid))).toEqual(oid)
  expect(compareOids(oidOf('1.3.6.1.2'), oidOf('1.3.6.1.10'))).toBeLessThan(0)
})

const variables = [
  ['1.3.6.1.2.1.1.5.0', { type: 'text', value: 'core' }],
  ['1.3.6.1.2.1.1.1.0', { type: 'text', value: '核心交换机' }],
  ['1.3.6.1.2.1.2.2.1.10.2', { type: 'counter', value: 2 ** 32 + 5 }],
  ['1.3.6.1.2.1.2.2.1.10.10', { type: 'counter', value: 7 }],
] as const satisfies readonly (readonly [string, Value])[]
const agent = snmpAgent(
  variables.map(([oid, value]) => ({ oid: oidOf(oid), read: () => value })),
  'public',
)

const ask = (pdu: number, oids: readonly string[], version = 1, community = 'public', numbers = [0, 0]) =>
  agent(
    sequence(
      integer(version),
      encode(OCTETS, Buffer.from(community)),
      encode(
        pdu,
        Buffer.concat([
          integer(77),
          ...numbers.map(integer),
          sequence(
            ...oids.map((o) => sequence(encode(OID, encodeOid(oidOf(o))), encode(NULL, Buffer.alloc(0)))),
          ),
        ]),
      ),
    ),
  )

function read(datagram: Buffer | null) {
  if (!datagram) return null
  const [, , pdu] = elementsOf(takeElement(datagram).element.content)
  const [id, status, index, list] = elementsOf(pdu?.content ?? Buffer.alloc(0))
  return {
    id: toInteger(id?.content ?? Buffer.alloc(0)),
    status: toInteger(status?.content ?? Buffer.alloc(0)),
    index: toInteger(index?.content ?? Buffer.alloc(0)),
    binds: elementsOf(list?.content ?? Buffer.alloc(0)).map((pair) => {
      const [name, value] = elementsOf(pair.content)
      return [toOid(name?.content ?? Buffer.alloc(0)).join('.'), value?.tag, value?.content.toString()]
    }),
  }
}

test('get answers what was asked, and says of each name that it does not know it', () => {
  expect(read(ask(0xa0, ['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.9.0']))).toEqual({
    id: 77,
    status: 0,
    index: 0,
    binds: [
      ['1.3.6.1.2.1.1.1.0', OCTETS, '核心交换机'],
      ['1.3.6.1.2.1.1.9.0', 0x81, ''],
    ],
  })
})

test('a walk goes by the numbers of the arcs and ends where nothing is left', () => {
  const walked: unknown[] = []
  let at = '1.3.6.1.2.1'
  for (let i = 0; i < 9; i++) {
    const next = read(ask(0xa1, [at]))?.binds[0]
    if (!next || next[1] === 0x82) break
    walked.push(next[0])
    at = String(next[0])
  }
  expect(walked).toEqual([
    '1.3.6.1.2.1.1.1.0',
    '1.3.6.1.2.1.1.5.0',
    '1.3.6.1.2.1.2.2.1.10.2',
    '1.3.6.1.2.1.2.2.1.10.10',
  ])
})

test('a counter of 32 bits begins anew after 4,294,967,295', () => {
  const [bind] = read(ask(0xa0, ['1.3.6.1.2.1.2.2.1.10.2']))?.binds ?? []
  expect(bind).toEqual(['1.3.6.1.2.1.2.2.1.10.2', 0x41, '\u0005'])
})

test('get-bulk reads some names once and the others again and again', () => {
  const found = read(ask(0xa5, ['1.3.6.1.2.1.1', '1.3.6.1.2.1.2'], 1, 'public', [1, 3]))
  expect(found?.binds.map(([oid, tag]) => `${oid} ${tag}`)).toEqual([
    '1.3.6.1.2.1.1.1.0 4',
    '1.3.6.1.2.1.2.2.1.10.2 65',
    '1.3.6.1.2.1.2.2.1.10.10 65',
    '1.3.6.1.2.1.2.2.1.10.10 130',
  ])
})

test('version 1 fails the whole for the first name that is missing', () => {
  const found = read(ask(0xa0, ['1.3.6.1.2.1.1.1.0', '1.3.6.1.2.1.1.9.0'], 0))
  expect(found).toMatchObject({ status: 2, index: 2 })
})

test('a set is refused, and another community or bytes that are no SNMP get no answer', () => {
  expect(read(ask(0xa3, ['1.3.6.1.2.1.1.5.0']))).toMatchObject({ status: 17, index: 1 })
  expect(ask(0xa0, ['1.3.6.1.2.1.1.5.0'], 1, 'private')).toBeNull()
  expect(ask(0xa0, ['1.3.6.1.2.1.1.5.0'], 3)).toBeNull()
  expect(agent(Buffer.from('nonsense'))).toBeNull()
  expect(agent(Buffer.alloc(0))).toBeNull()
})
