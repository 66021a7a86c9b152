import dgram from 'node:dgram'
import { TextDecoder } from 'node:util'
import type { SnmpSettings } from '@rongheng/core/watch/kinds/snmp'
import type { SnmpValue } from '@rongheng/core/watch/snmp-figures'
import type snmp from 'net-snmp'
import { Objection } from '@rongheng/core/watch/said/objection'
import { say } from '@rongheng/core/watch/said/saying'

/** Reads from one device. */
export type SnmpSession = {
  /** One value for each OID, in their order; null where the device has none. */
  readonly get: (oids: readonly string[]) => Promise<readonly (SnmpValue | null)[]>
  /** A column of a table: each value by what follows the column in its OID. */
  readonly column: (oid: string) => Promise<ReadonlyMap<string, SnmpValue>>
}

/** As many OIDs in one question: the answer has to fit into a packet. */
const OIDS_AT_ONCE = 20
/** A table with more rows is not read on: a device may have no end of them. */
const MOST_ROWS = 2_000
const ROWS_AT_ONCE = 20

type Place = { readonly address: string; readonly family: number }

/** Opens a session that ends with `stop`. Of the driver nothing is loaded before. */
export async function snmpSession(
  settings: SnmpSettings,
  place: Place,
  secrets: Readonly<Record<string, string>>,
  timeoutMs: number,
  stop: AbortSignal,
): Promise<SnmpSession> {
  const { default: driver } = await import('net-snmp')
  const options = {
    port: settings.port,
    transport: place.family === 6 ? ('udp6' as const) : ('udp4' as const),
    // The question is asked once more before the time is over.
    timeout: Math.max(100, Math.floor(timeoutMs / 2.2)),
    retries: 1,
    idBitsSize: 32,
    dgramModule: { createSocket: quietSocket },
  }
  const session =
    settings.version === '2c'
      ? driver.createSession(place.address, secrets['community'] || 'public', {
          ...options,
          version: driver.Version2c,
        })
      : driver.createV3Session(place.address, userOf(driver, settings, secrets), {
          ...options,
          version: driver.Version3,
        })
  // What comes that is no answer is passed over: the question stays open until its time is over.
  session.on('error', () => {})
  stop.addEventListener('abort', () => session.close(), { once: true })
  return { get: (oids) => getAll(driver, session, oids), column: (oid) => readColumn(driver, session, oid) }
}

/** A socket on which a packet that the driver cannot take is a packet that did not come. */
function quietSocket(type: dgram.SocketType): dgram.Socket {
  const socket = dgram.createSocket(type)
  const on = socket.on.bind(socket)
  socket.on = ((event: string, listener: (...args: unknown[]) => void) =>
    on(
      event as 'message',
      event === 'message'
        ? (...args: unknown[]) => {
            try {
              listener(...args)
            } catch {
              // not made for us
            }
          }
        : listener,
    )) as typeof socket.on
  return socket
}

type Driver = typeof snmp

function userOf(
  driver: Driver,
  settings: SnmpSettings,
  secrets: Readonly<Record<string, string>>,
): snmp.User {
  const { auth, privacy, user } = settings
  const { SecurityLevel, AuthProtocols, PrivProtocols } = driver
  const privacies = {
    none: PrivProtocols.none,
    des: PrivProtocols.des,
    aes: PrivProtocols.aes,
    aes256: PrivProtocols.aes256b,
  }
  return {
    name: user,
    level:
      auth === 'none'
        ? SecurityLevel.noAuthNoPriv
        : privacy === 'none'
          ? SecurityLevel.authNoPriv
          : SecurityLevel.authPriv,
    authProtocol: AuthProtocols[auth],
    authKey: secrets['authKey'] ?? '',
    privProtocol: privacies[privacy],
    privKey: secrets['privacyKey'] ?? '',
  }
}

async function getAll(
  driver: Driver,
  session: snmp.Session,
  oids: readonly string[],
): Promise<(SnmpValue | null)[]> {
  const values: (SnmpValue | null)[] = []
  for (let at = 0; at < oids.length; at += OIDS_AT_ONCE) {
    const part = oids.slice(at, at + OIDS_AT_ONCE)
    const found = await new Promise<readonly snmp.Varbind[]>((resolve, reject) => {
      session.get(part, (error, varbinds) => {
        if (error) reject(said(error))
        else resolve(varbinds ?? [])
      })
    })
    values.push(...part.map((_, i) => valueOf(driver, found[i])))
  }
  return values
}

function readColumn(driver: Driver, session: snmp.Session, oid: string): Promise<Map<string, SnmpValue>> {
  const found = new Map<string, SnmpValue>()
  return new Promise((resolve, reject) => {
    session.subtree(
      oid,
      ROWS_AT_ONCE,
      (varbinds) => {
        for (const varbind of varbinds) {
          const value = valueOf(driver, varbind)
          if (value && varbind.oid.startsWith(`${oid}.`)) found.set(varbind.oid.slice(oid.length + 1), value)
        }
        // true: no more, please.
        return found.size >= MOST_ROWS
      },
      (error) => {
        if (error) reject(said(error))
        else resolve(found)
      },
    )
  })
}

/** A driver's complaint in the words of the person who reads it. */
function said(cause: Error): Error {
  if (cause.name === 'RequestTimedOutError') return new Objection(say('snmp.silent'))
  return new Objection(say('snmp.error', { message: cause.message.slice(0, 150) }))
}

function valueOf(driver: Driver, varbind: snmp.Varbind | undefined): SnmpValue | null {
  if (!varbind || driver.isVarbindError(varbind)) return null
  const { type, value } = varbind as { type?: number; value?: unknown }
  const { ObjectType } = driver
  if (type === ObjectType.Counter64 && Buffer.isBuffer(value))
    return {
      is: 'counter',
      bits: 64,
      value: value.length === 0 ? 0n : BigInt(`0x${value.toString('hex').slice(-16)}`),
    }
  if (type === ObjectType.Counter && typeof value === 'number')
    return { is: 'counter', bits: 32, value: BigInt(value >>> 0) }
  if (typeof value === 'number' || typeof value === 'bigint') return { is: 'number', value: Number(value) }
  if (Buffer.isBuffer(value)) return { is: 'text', value: textOf(value) }
  return typeof value === 'string' ? { is: 'text', value } : null
}

/** Names in UTF-8, or in GBK as older devices of this country write them. */
function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  const readable = text.includes('\u{fffd}') ? new TextDecoder('gbk').decode(bytes) : text
  return readable.replace(/\0+$/, '').trim().slice(0, 500)
}
