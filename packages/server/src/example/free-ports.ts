import { createServer } from 'node:net'

/** Where looking begins; below, systems hand out no ports by themselves, and few programs listen. */
const FIRST = 27_100
const BLOCKS = 60

/**
 * The first port of a block in which nobody listens on this machine.
 *
 * @returns the first block when every one has somebody in it: the simulators then wait for their ports, and say so
 */
export async function freePorts(length: number): Promise<number> {
  for (let block = 0; block < BLOCKS; block++) {
    const first = FIRST + block * length
    const ports = Array.from({ length }, (_, i) => first + i)
    const free = await Promise.all(ports.map(isFree))
    if (free.every(Boolean)) return first
  }
  return FIRST
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
