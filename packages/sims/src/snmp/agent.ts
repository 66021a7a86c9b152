import {
  compareOids,
  elementsOf,
  encode,
  encodeOid,
  INTEGER,
  integer,
  NULL,
  OCTETS,
  type Oid,
  OID,
  sequence,
  signed,
  takeElement,
  toInteger,
  toOid,
} from './ber.ts'

/** A value of an SNMP variable, by the types of SMIv2. */
export type Value =
  | { readonly type: 'integer' | 'counter' | 'gauge' | 'ticks' | 'counter64'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Buffer }
  | { readonly type: 'oid'; readonly value: Oid }

/** A variable that an agent answers for. Its value is asked for when somebody reads it. */
export type Variable = { readonly oid: Oid; readonly read: () => Value }

const GET = 0xa0
const GET_NEXT = 0xa1
const RESPONSE = 0xa2
const SET = 0xa3
const GET_BULK = 0xa5
const NO_SUCH_INSTANCE = 0x81
const END_OF_MIB = 0x82
const V1 = 0
const V2C = 1
const NO_SUCH_NAME = 2
const NOT_WRITABLE = 17
/** What fits in one datagram of a local network, with room to spare. */
const MOST_BULK = 40

const tags = { integer: INTEGER, counter: 0x41, gauge: 0x42, ticks: 0x43, counter64: 0x46 } as const

function encodeValue(value: Value): Buffer {
  if (value.type === 'text') return encode(OCTETS, Buffer.from(value.value))
  if (value.type === 'bytes') return encode(OCTETS, value.value)
  if (value.type === 'oid') return encode(OID, encodeOid(value.value))
  const whole = BigInt(Math.round(value.value))
  // Counters begin anew at their width.
  const fits = value.type === 'integer' ? whole : BigInt.asUintN(value.type === 'counter64' ? 64 : 32, whole)
  return encode(tags[value.type], signed(fits))
}

/**
 * An SNMP agent, versions 1 and 2c: answers get, get-next and get-bulk for some variables, and refuses every set.
 *
 * @param variables in any order
 * @returns takes a datagram and gives the answer; null for what gets none: another community, another version, no SNMP
 * @source RFC 3416 (operations of version 2), RFC 1157 (version 1)
 */
export function snmpAgent(
  variables: readonly Variable[],
  community: string,
): (datagram: Buffer) => Buffer | null {
  const mib = variables.toSorted((a, b) => compareOids(a.oid, b.oid))
  const exactly = (oid: Oid) => mib.find((v) => compareOids(v.oid, oid) === 0)
  const after = (oid: Oid) => mib.find((v) => compareOids(v.oid, oid) > 0)

  const bind = (oid: Oid, variable: Variable | undefined, missing: number): Buffer =>
    variable
      ? sequence(encode(OID, encodeOid(variable.oid)), encodeValue(variable.read()))
      : sequence(encode(OID, encodeOid(oid)), encode(missing, Buffer.alloc(0)))

  const bulk = (oids: readonly Oid[], single: number, repeats: number): Buffer[] => {
    const found = oids.slice(0, single).map((oid) => bind(oid, after(oid), END_OF_MIB))
    let at = oids.slice(single)
    for (let i = 0; i < repeats && found.length + at.length <= MOST_BULK; i++) {
      const next = at.map((oid) => after(oid))
      found.push(...next.map((variable, n) => bind(at[n] as Oid, variable, END_OF_MIB)))
      at = next.map((variable, n) => variable?.oid ?? (at[n] as Oid))
    }
    return found
  }

  return (datagram) => {
    const message = readRequest(datagram)
    if (!message || message.community !== community) return null
    const { version, pdu, id, second, third, oids } = message
    const answer = (status: number, index: number, binds: readonly Buffer[]) =>
      sequence(
        integer(version),
        encode(OCTETS, Buffer.from(community)),
        encode(RESPONSE, Buffer.concat([integer(id), integer(status), integer(index), sequence(...binds)])),
      )
    const asAsked = () =>
      oids.map((oid) => sequence(encode(OID, encodeOid(oid)), encode(NULL, Buffer.alloc(0))))
    if (pdu === SET) return answer(version === V1 ? NO_SUCH_NAME : NOT_WRITABLE, 1, asAsked())
    if (pdu === GET_BULK && version === V2C) return answer(0, 0, bulk(oids, second, third))
    if (pdu !== GET && pdu !== GET_NEXT) return null
    const found = oids.map((oid) => (pdu === GET ? exactly(oid) : after(oid)))
    // Version 1 knows no exceptions in a list: the first name that is missing fails the whole.
    const missing = found.indexOf(undefined)
    if (version === V1 && missing >= 0) return answer(NO_SUCH_NAME, missing + 1, asAsked())
    const exception = pdu === GET ? NO_SUCH_INSTANCE : END_OF_MIB
    return answer(
      0,
      0,
      oids.map((oid, n) => bind(oid, found[n], exception)),
    )
  }
}

type Request = {
  readonly version: number
  readonly community: string
  readonly pdu: number
  readonly id: number
  /** Status and index; in a bulk request, how many are read once and how often the others. */
  readonly second: number
  readonly third: number
  readonly oids: readonly Oid[]
}

function readRequest(datagram: Buffer): Request | null {
  try {
    const [version, community, pdu] = elementsOf(takeElement(datagram).element.content)
    if (!version || !community || !pdu) return null
    const number = toInteger(version.content)
    if (number !== V1 && number !== V2C) return null
    const [id, second, third, list] = elementsOf(pdu.content)
    if (!id || !second || !third || !list) return null
    return {
      version: number,
      community: community.content.toString(),
      pdu: pdu.tag,
      id: toInteger(id.content),
      second: Math.max(0, toInteger(second.content)),
      third: Math.max(0, toInteger(third.content)),
      oids: elementsOf(list.content).map((pair) =>
        toOid((elementsOf(pair.content)[0] as { content: Buffer }).content),
      ),
    }
  } catch {
    return null
  }
}
