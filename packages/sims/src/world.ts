import { simTargets } from '@rongheng/core/example/watch/targets'
import { connectionServer, datagramServer, type Listening, sitesServer, type World } from './servers.ts'

/** A port that is taken is tried again after this time: another process of the same center may have the simulators. */
const AGAIN_MS = 2000

/**
 * Begins every simulated target, on this machine's loopback address alone.
 *
 * @param firstPort of the block; each target has its place in it
 * @param tell hears once of each port that is taken by somebody else
 * @returns ends them all
 */
export function openWorld(world: World, firstPort: number, tell: (text: string) => void): Listening {
  const open: Listening[] = []
  const waiting = new Set<NodeJS.Timeout>()
  let ended = false
  const keep = (port: number, begin: (port: number) => Promise<Listening>) => {
    let told = false
    const attempt = async (): Promise<void> => {
      try {
        const one = await begin(firstPort + port)
        if (ended) one.close()
        else open.push(one)
      } catch (cause) {
        if (ended) return
        if (!told) tell(cause instanceof Error ? cause.message : String(cause))
        told = true
        const timer = setTimeout(() => {
          waiting.delete(timer)
          void attempt()
        }, AGAIN_MS)
        waiting.add(timer)
      }
    }
    void attempt()
  }
  const sites = simTargets.filter((t) => t.protocol === 'http' || t.protocol === 'snmp')
  keep(
    0,
    sitesServer(
      world,
      sites.map((t) => t.key),
    ),
  )
  for (const target of simTargets) {
    if (target.protocol === 'http') continue
    const byDatagram = ['snmp', 'dns', 'ntp'].includes(target.protocol)
    keep(target.port, (byDatagram ? datagramServer : connectionServer)(world, target))
  }
  return {
    close: () => {
      ended = true
      for (const timer of waiting) clearTimeout(timer)
      for (const one of open) one.close()
    },
  }
}
