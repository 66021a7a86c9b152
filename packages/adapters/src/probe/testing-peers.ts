import { spawnSync } from 'node:child_process'
import dgram from 'node:dgram'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mayReach } from '@rongheng/core/kernel/address-range'
import type { Given } from '@rongheng/core/watch/probe'

const started: (() => void)[] = []

/** Ends what the tests of a file started; for `afterEach` or `afterAll`. */
export function endPeers(): void {
  for (const end of started.splice(0)) end()
}

/** Has something ended with the others. */
export const endLater = (end: () => void): void => void started.push(end)

/** What a probe is given in a test: it may reach loopback at these ports only. */
export const givenFor = (ports: readonly number[], more: Partial<Given> = {}): Given => ({
  reach: (address, at) =>
    mayReach({ ranges: [], own: ports.flatMap((p) => [`127.0.0.1:${p}`, `[::1]:${p}`]) }, address, at),
  timeoutMs: 2_000,
  secrets: {},
  memory: new Map(),
  ...more,
})

/** Listens on a free port of loopback. */
export function listening(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  endLater(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
}

/** A UDP peer on a free port of loopback. */
export function hearing(
  answer: (packet: Buffer, reply: (bytes: Uint8Array) => void) => void,
): Promise<number> {
  const socket = dgram.createSocket('udp4')
  socket.on('error', () => {})
  let open = true
  socket.on('message', (packet, from) =>
    answer(packet, (bytes) => {
      if (open) socket.send(bytes, from.port, from.address)
    }),
  )
  endLater(() => {
    if (open) socket.close()
    open = false
  })
  return new Promise((done) => {
    socket.bind(0, '127.0.0.1', () => done(socket.address().port))
  })
}

/** A port of loopback where nobody listens. */
export async function closedPort(): Promise<number> {
  const server = net.createServer()
  const port = await new Promise<number>((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
  await new Promise((done) => {
    server.close(done)
  })
  return port
}

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'rongheng-probe-'))

/** A folder that is removed with the peers. */
export function scratchFolder(): string {
  const folder = newFolder()
  endLater(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs a program that has to succeed. */
export function run(program: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
}

/** An authority of our own, and certificates by it, as `openssl` makes them; `end` removes what lies on disk. */
export function authority(): {
  ca: string
  certificate: (name: string, days: number) => { key: string; cert: string }
  end: () => void
} {
  const folder = newFolder()
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  run(
    'openssl',
    [
      'req',
      '-x509',
      ...ec,
      '-keyout',
      'ca.key',
      '-out',
      'ca.pem',
      '-days',
      '3650',
      '-subj',
      '/CN=Test authority',
    ],
    folder,
  )
  let count = 0
  return {
    ca: readFileSync(path.join(folder, 'ca.pem'), 'utf8'),
    end: () => rmSync(folder, { recursive: true, force: true }),
    certificate: (name, days) => {
      count += 1
      const file = (ending: string) => path.join(folder, `${count}.${ending}`)
      run(
        'openssl',
        ['req', ...ec, '-keyout', file('key'), '-out', file('csr'), '-subj', `/CN=${name}`],
        folder,
      )
      writeFileSync(file('ext'), `subjectAltName=${net.isIP(name) ? 'IP' : 'DNS'}:${name}`)
      run(
        'openssl',
        [
          'x509',
          '-req',
          '-in',
          file('csr'),
          '-CA',
          'ca.pem',
          '-CAkey',
          'ca.key',
          '-CAcreateserial',
          '-days',
          String(days),
          '-extfile',
          file('ext'),
          '-out',
          file('pem'),
        ],
        folder,
      )
      return { key: readFileSync(file('key'), 'utf8'), cert: readFileSync(file('pem'), 'utf8') }
    },
  }
}

/** Waits until something is so, at most ten seconds. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    if (await isSo()) return
    await new Promise((done) => {
      setTimeout(done, 50)
    })
  }
  throw new Error('it has not come about within 10 s')
}

/** Whether somebody takes connections at a port of loopback. */
export const isOpen = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = net.connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
