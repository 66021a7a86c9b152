// What the analyser of transport streams costs, and whether it sees damage that was put in: `npm run -s bench:ts`.
import { spawn } from 'node:child_process'
import dgram from 'node:dgram'
import { join } from 'node:path'
import { TsAnalyser } from '@rongheng/core/watch/stream/ts-analyser'
import type { TsErrors } from '@rongheng/core/watch/stream/ts-report'
import { build } from 'rolldown'
import { afterAll, expect, test } from 'vitest'
import { benchDir, makeBroadcast } from './stream-files.ts'

const SECONDS = 20
const dir = benchDir()
const stream = makeBroadcast(dir, SECONDS)
const print = (what: object) => console.log(JSON.stringify(what))
const cpuMs = (since?: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
const seen = (errors: Readonly<TsErrors>) =>
  Object.fromEntries(Object.entries(errors).filter(([, count]) => count > 0))

const closing: (() => void)[] = []
afterAll(() => closing.forEach((close) => close()))

/** In datagrams of seven packets, as they come over the wire. */
function analyse(bytes: Buffer): ReturnType<TsAnalyser['take']> {
  const analyser = new TsAnalyser('broadcast')
  for (let o = 0; o < bytes.length; o += 1316) analyser.push(bytes.subarray(o, o + 1316))
  return analyser.take()
}

test('from memory', () => {
  expect(seen(analyse(stream).errors)).toEqual({})
  const runs = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage()
    for (let i = 0; i < 4; i++) analyse(stream)
    return cpuMs(before) / 4 / (stream.length / 1e6)
  }).sort((a, b) => a - b)
  print({
    measure: 'memory',
    megabytes: stream.length / 1e6,
    cpuMsPerMegabyte: runs[4],
    least: runs[0],
    most: runs[8],
  })
})

test('damage that was put in', () => {
  const packets = Array.from({ length: Math.floor(stream.length / 188) }, (_, i) =>
    Buffer.from(stream.subarray(i * 188, i * 188 + 188)),
  )
  const pid = (p: Buffer) => p.readUInt16BE(1) & 0x1fff
  const dropped = packets.filter((p, i) => i % 2000 === 1999 && pid(p) !== 0x1fff)
  const without = packets.filter((_, i) => i % 2000 !== 1999)
  print({ measure: 'drop', packets: dropped.length, seen: seen(analyse(Buffer.concat(without)).errors) })
  const third = packets.filter((p, i) => pid(p) !== 0 || i < packets.length / 3 || i > packets.length / 2)
  print({ measure: 'pat', seconds: SECONDS / 6, seen: seen(analyse(Buffer.concat(third)).errors) })
  const marked = packets.map((p, i) => (i % 5000 === 4999 ? changed(p, 1, (b) => b | 0x80) : p))
  print({
    measure: 'tei',
    packets: Math.floor(packets.length / 5000),
    seen: seen(analyse(Buffer.concat(marked)).errors),
  })
  const broken = packets.map((p, i) => (i % 5000 >= 4997 ? changed(p, 0, () => 0) : p))
  print({
    measure: 'sync',
    places: Math.floor(packets.length / 5000),
    seen: seen(analyse(Buffer.concat(broken)).errors),
  })
})

function changed(packet: Buffer, at: number, how: (byte: number) => number): Buffer {
  const copy = Buffer.from(packet)
  copy[at] = how(copy[at] as number)
  return copy
}

test('over UDP in real time, in a process of its own', async () => {
  const port = await freePort()
  const file = join(dir, 'child.mjs')
  await build({ input: join(import.meta.dirname, 'ts-udp-child.ts'), platform: 'node', output: { file } })
  const child = spawn(process.execPath, [file, `${port}`, '12'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const args = `-re -i broadcast.ts -c copy -f mpegts -muxrate 8000k udp://127.0.0.1:${port}?pkt_size=1316&bitrate=8000000`
  const sender = spawn('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-nostdin', ...args.split(' ')], {
    cwd: dir,
  })
  closing.push(() => sender.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((done) => child.once('close', done))
  const { errors, ...figures } = JSON.parse(said) as { errors: TsErrors; packets: number }
  print({ measure: 'udp', ...figures, seen: seen(errors) })
  expect(figures.packets).toBeGreaterThan(10_000)
})

async function freePort(): Promise<number> {
  const socket = dgram.createSocket('udp4')
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  const { port } = socket.address()
  await new Promise<void>((done) => socket.close(done))
  return port
}
