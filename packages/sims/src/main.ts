// The simulators of the example center: one small process beside the server, told by its arguments on which ports to listen and
// when the example began. It ends with the process that holds its standard input, however that one ends.
import { Scenario } from '@rongheng/core/example/watch/scenario'
import { SIM_PORTS } from '@rongheng/core/example/watch/targets'
import { begunAt } from '@rongheng/core/example/watch/troubles'
import type { Instant } from '@rongheng/core/kernel/time'
import { openWorld } from './world.ts'

const [firstPort, began] = process.argv.slice(2).map(Number)
if (!firstPort || firstPort + SIM_PORTS > 65_536 || !began) {
  console.error('sims <first port> <moment the example began>')
  process.exit(2)
}
const world = { scenario: new Scenario(begunAt(began as Instant)), now: () => Date.now() as Instant }
const sims = openWorld(world, firstPort, (text) => console.error(text))
const end = () => {
  sims.close()
  process.exit(0)
}
process.stdin.resume().once('end', end).once('close', end).once('error', end)
// Ctrl-C goes to the whole group: the server decides, and tells by closing our input.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('SIGTERM', end)
