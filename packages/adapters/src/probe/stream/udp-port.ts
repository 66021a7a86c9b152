import dgram from 'node:dgram'

/** Where packets come in. */
export type FeedPlace = {
  readonly host: string
  readonly port: number
  readonly isGroup: boolean
  /** '' for any. */
  readonly source: string
  readonly card: string
}

/** Takes one datagram. */
type Listener = (message: Buffer, from: dgram.RemoteInfo) => void

const RECEIVE_BUFFER = 4_000_000

/** Those that are open, by their place. */
const open = new Map<string, Promise<UdpPort>>()

/**
 * A socket that datagrams come in on, for all who listen to the same place. A second socket on a port would take its datagrams
 * away from the first: trying out a check must not put the check itself out.
 */
export class UdpPort {
  readonly #key: string
  readonly #socket: dgram.Socket
  readonly #listeners = new Set<Listener>()
  isOpen = true

  private constructor(key: string, socket: dgram.Socket) {
    this.#key = key
    this.#socket = socket
    socket.on('error', () => this.#close())
    socket.on('message', (message, from) => {
      for (const listener of this.#listeners) listener(message, from)
    })
    // The program may end while a port is open.
    socket.unref()
  }

  /** Opens the place, or joins those who listen to it. @throws what keeps the socket from being opened */
  static async listen(place: FeedPlace, listener: Listener): Promise<UdpPort> {
    const key = JSON.stringify(place.isGroup ? place : { host: place.host, port: place.port, isGroup: false })
    let opening = open.get(key)
    if (!opening) {
      opening = bind(place).then((socket) => new UdpPort(key, socket))
      open.set(key, opening)
      opening.catch(() => open.delete(key))
    }
    const port = await opening
    port.#listeners.add(listener)
    return port
  }

  /** Listens no more; the last one closes the socket. */
  leave(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0) this.#close()
  }

  #close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    open.delete(this.#key)
    this.#socket.close()
  }
}

function bind({ host, port, isGroup, source, card }: FeedPlace): Promise<dgram.Socket> {
  const socket = dgram.createSocket({ type: host.includes(':') ? 'udp6' : 'udp4', reuseAddr: isGroup })
  return new Promise((resolve, reject) => {
    const fail = (cause: Error) => {
      socket.close()
      reject(cause)
    }
    socket.once('error', fail)
    // Bound to the group, so that other groups of the same port stay out.
    socket.bind({ address: host, port }, () => {
      try {
        const on = card === '' ? undefined : card
        if (isGroup && source !== '') socket.addSourceSpecificMembership(source, host, on)
        else if (isGroup) socket.addMembership(host, on)
        socket.setRecvBufferSize(RECEIVE_BUFFER)
      } catch (cause) {
        return fail(cause as Error)
      }
      socket.off('error', fail)
      return resolve(socket)
    })
  })
}
