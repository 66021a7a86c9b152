import type { Trap } from '@rongheng/core/watch/kinds/trap'
import type snmp from 'net-snmp'

/** Hears traps until it is closed. */
export type TrapListener = { readonly close: () => Promise<void> }

/** Values longer than this are cut: they are shown to people. */
const LONGEST_TEXT = 100
const SNMP_TRAP_OID = '1.3.6.1.6.3.1.1.4.1.0'
const SYS_UP_TIME = '1.3.6.1.2.1.1.3.0'
const GENERIC = '1.3.6.1.6.3.1.1.5'
const ENTERPRISE_SPECIFIC = 6

/**
 * Hears SNMP traps of versions 1 and 2c, and informs. Which check a trap is for is not decided here.
 *
 * @throws what keeps it from listening: the port is taken, or below 1024 and not allowed
 */
export async function listenForTraps(
  place: { readonly address: string; readonly port: number },
  onTrap: (trap: Trap) => void,
): Promise<TrapListener> {
  const { default: driver } = await import('net-snmp')
  const { default: dgram } = await import('node:dgram')
  let listening: () => void = () => {}
  let failed: (cause: Error) => void = () => {}
  const ready = new Promise<void>((resolve, reject) => {
    listening = resolve
    failed = reject
  })
  const receiver = driver.createReceiver(
    {
      ...place,
      transport: place.address.includes(':') ? 'udp6' : 'udp4',
      // Communities are compared by the check that a trap is for.
      disableAuthorization: true,
      includeAuthentication: true,
      dgramModule: {
        createSocket: (type: 'udp4' | 'udp6') =>
          dgram
            .createSocket(type)
            .once('listening', () => listening())
            .on('error', (cause) => failed(cause)),
      },
    } as Parameters<Driver['createReceiver']>[0],
    (error: Error | null, notification: unknown) => {
      if (error || !notification) return
      const trap = trapOf(notification as Notification)
      if (trap) onTrap(trap)
    },
  )
  await ready
  return {
    close: () =>
      new Promise((done) => {
        receiver.close(() => done())
      }),
  }
}

type Driver = typeof snmp
type Varbind = { readonly oid: string; readonly value?: unknown }
type Notification = {
  readonly rinfo: { readonly address: string }
  readonly pdu: {
    readonly community?: string
    readonly varbinds?: readonly Varbind[]
    readonly enterprise?: string
    readonly generic?: number
    readonly specific?: number
  }
}

function trapOf({ pdu, rinfo }: Notification): Trap | null {
  const varbinds = pdu.varbinds ?? []
  const oid = oidOf(pdu, varbinds)
  if (oid === null) return null
  return {
    source: rinfo.address.replace(/^::ffff:/, ''),
    community: textOf(pdu.community ?? ''),
    oid,
    values: varbinds
      .filter((one) => one.oid !== SNMP_TRAP_OID && one.oid !== SYS_UP_TIME)
      .slice(0, 20)
      .map((one) => ({ oid: one.oid, text: textOf(one.value) })),
  }
}

/** Which trap it is; those of version 1 by their counterparts. @source RFC 3584 §3.1 */
function oidOf(pdu: Notification['pdu'], varbinds: readonly Varbind[]): string | null {
  if (pdu.enterprise !== undefined && pdu.generic !== undefined)
    return pdu.generic === ENTERPRISE_SPECIFIC
      ? `${pdu.enterprise}.0.${pdu.specific ?? 0}`
      : `${GENERIC}.${pdu.generic + 1}`
  const named = varbinds.find((one) => one.oid === SNMP_TRAP_OID)?.value
  return typeof named === 'string' ? named : null
}

const textOf = (value: unknown): string =>
  (Buffer.isBuffer(value) ? value.toString('utf8') : String(value))
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, LONGEST_TEXT)
