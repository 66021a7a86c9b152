import net from 'node:net'
import type { FoundHost } from '@rongheng/core/assets/discover'
import { expect, test } from 'vitest'
import { discover } from './discover.ts'

const listening = (): Promise<{ port: number; close: () => void }> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      resolve({ port: (server.address() as net.AddressInfo).port, close: () => server.close() })
    })
  })

async function look(addresses: string[], ports: number[], mayReach: (port: number | null) => boolean) {
  let found: readonly FoundHost[] = []
  let done = 0
  await discover({
    addresses,
    ports,
    community: null,
    mayReach: (_, port) => mayReach(port),
    longestMs: 10_000,
    onProgress: async (count, hosts) => {
      done = count
      found = hosts
      return true
    },
  })
  return { found, done }
}

test('a host is found with the ports that are open; a closed one tells that it is there', async () => {
  const server = await listening()
  const { found, done } = await look(['127.0.0.1'], [server.port, 1], () => true)
  server.close()
  expect(done).toBe(1)
  expect(found).toMatchObject([{ address: '127.0.0.1', ports: [server.port], snmp: null }])
})

test('an address or port that may not be reached is not touched', async () => {
  let touched = 0
  const server = net.createServer(() => touched++).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as net.AddressInfo
  expect((await look(['127.0.0.1'], [port], () => false)).found).toEqual([])
  const onlyPing = await look(['127.0.0.1'], [port], (asked) => asked === null)
  expect(onlyPing.found.flatMap((host) => host.ports)).toEqual([])
  server.close()
  expect(touched).toBe(0)
})

test('told that it is enough, it asks no further block of hosts', async () => {
  let blocks = 0
  const whole = await discover({
    addresses: Array.from({ length: 100 }, (_, i) => `127.0.0.${i + 1}`),
    ports: [1],
    community: null,
    mayReach: () => true,
    longestMs: 10_000,
    onProgress: async () => {
      blocks++
      return false
    },
  })
  expect([whole, blocks]).toEqual([false, 1])
})
