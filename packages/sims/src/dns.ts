/** Types of records that the example's zone holds. */
const A = 1
const SOA = 6
const ANY = 255
const NX_DOMAIN = 3
const NOT_IMPLEMENTED = 4
const REFUSED = 5
const TTL_S = 600

/** The names of the example's zone and their addresses, which are kept for documentation. */
const zone = 'media.example'
const addresses: Readonly<Record<string, readonly number[]>> = {
  'media.example': [192, 0, 2, 10],
  'www.media.example': [192, 0, 2, 10],
  'api.media.example': [192, 0, 2, 11],
  'live.media.example': [192, 0, 2, 12],
}

/**
 * Answers a question about the zone media.example with authority, and refuses any other zone.
 *
 * @returns null for what is no question
 * @source RFC 1035, 4.1
 */
export function dnsAnswer(query: Buffer): Buffer | null {
  if (query.length < 17 || (query.readUInt16BE(2) & 0x8000) !== 0 || query.readUInt16BE(4) !== 1) return null
  const asked = readName(query, 12)
  if (!asked || query.length < asked.end + 4) return null
  const question = query.subarray(12, asked.end + 4)
  const type = query.readUInt16BE(asked.end)
  const name = asked.name.toLowerCase()
  if ((query.readUInt16BE(2) & 0x7800) !== 0) return message(query, question, NOT_IMPLEMENTED, [], [])
  if (name !== zone && !name.endsWith(`.${zone}`)) return message(query, question, REFUSED, [], [])
  const address = addresses[name]
  if (!address) return message(query, question, NX_DOMAIN, [], [soa()])
  if (type === A || type === ANY) return message(query, question, 0, [record(A, Buffer.from(address))], [])
  if (type === SOA) return message(query, question, 0, [soa()], [])
  return message(query, question, 0, [], [soa()])
}

function readName(bytes: Buffer, from: number): { name: string; end: number } | null {
  const labels: string[] = []
  for (let at = from; at < bytes.length; ) {
    const length = bytes[at] as number
    if (length === 0) return { name: labels.join('.'), end: at + 1 }
    if (length > 63) return null
    labels.push(bytes.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return null
}

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label)])),
    Buffer.from([0]),
  ])

/** A record of the name that was asked for: a pointer to the question. */
function record(type: number, data: Buffer, name: Buffer = Buffer.from([0xc0, 12])): Buffer {
  const head = Buffer.alloc(10)
  head.writeUInt16BE(type, 0)
  head.writeUInt16BE(1, 2)
  head.writeUInt32BE(TTL_S, 4)
  head.writeUInt16BE(data.length, 8)
  return Buffer.concat([name, head, data])
}

function soa(): Buffer {
  const numbers = Buffer.alloc(20)
  for (const [n, value] of [2_026_010_101, 3600, 600, 604_800, TTL_S].entries())
    numbers.writeUInt32BE(value, n * 4)
  const data = Buffer.concat([nameBytes(`ns.${zone}`), nameBytes(`yunwei.${zone}`), numbers])
  return record(SOA, data, nameBytes(zone))
}

function message(
  query: Buffer,
  question: Buffer,
  code: number,
  answers: readonly Buffer[],
  authority: readonly Buffer[],
): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(query.readUInt16BE(0), 0)
  // An answer, with authority, recursion as it was wished for.
  head.writeUInt16BE(0x8400 | (query.readUInt16BE(2) & 0x7900) | code, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(answers.length, 6)
  head.writeUInt16BE(authority.length, 8)
  return Buffer.concat([head, question, ...answers, ...authority])
}
