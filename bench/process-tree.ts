import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What a program and all it started took. */
export type Spent = {
  readonly code: number | null
  readonly output: string
  readonly seconds: number
  /** Of the program and every process below it, user and system. */
  readonly cpuSeconds: number
  /** The largest sum of resident memory, MB: pages that processes share are counted in each. */
  readonly peakMb: number
}

const LOOK_EVERY_MS = 50

/** Runs a Node program to its end and looks at its whole tree of processes meanwhile. Linux only. */
export async function spent(args: readonly string[]): Promise<Spent> {
  const [started, cpu] = [performance.now(), childrenCpuSeconds()]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  let peakMb = 0
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, treeMb(child))
  }, LOOK_EVERY_MS)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(timer)
  return {
    code,
    output: Buffer.concat(pieces).toString(),
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: childrenCpuSeconds() - cpu,
    peakMb,
  }
}

const file = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it has just ended
  }
}

/** CPU of every process below this one that has ended and was waited for. */
function childrenCpuSeconds(): number {
  const fields = (file('/proc/self/stat').split(') ')[1] ?? '').split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

/** Resident memory of a process and all below it. */
function treeMb(root: ChildProcess): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name))
      parents.set(Number(name), Number(file(`/proc/${name}/stat`).split(') ')[1]?.split(' ')[1]))
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root.pid || isBelow(parents.get(pid)))
  return [...parents.keys()].filter(isBelow).reduce((sum, pid) => sum + residentMb(pid), 0)
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(file(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
