// Receives a transport stream for some seconds as the product does, and prints what that cost: the other half of bench/ts.
import { TsFeed } from '../packages/adapters/src/probe/stream/ts-feed.ts'

const [port, seconds] = process.argv.slice(2).map(Number) as [number, number]
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
const feed = await TsFeed.open({ host: '127.0.0.1', port, isGroup: false, source: '', card: '' })
await sleep(2_000)
feed.take()
const before = process.cpuUsage()
await sleep(seconds * 1000)
const { user, system } = process.cpuUsage(before)
const { bytes, errors, packets } = feed.take()
console.log(
  JSON.stringify({
    mbps: (bytes * 8) / 1e6 / seconds,
    packets,
    percentOfCore: (user + system) / 1000 / seconds / 10,
    errors,
  }),
)
feed.close()
