import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What a program and all it started took. */
export type Spent = {
  readonly code: number | null
  readonly output: string
  readonly seconds: number
  /** Of the program and every process below it, user and system; the last moment of each may be missing. */
  readonly cpuSeconds: number
  /** The largest sum of resident memory, MB: pages that processes share are counted in each. */
  readonly peakMb: number
}

const LOOK_EVERY_MS = 50

/** Runs a Node program to its end and looks at its whole tree of processes meanwhile. Linux only. */
export async function spent(args: readonly string[]): Promise<Spent> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  let peakMb = 0
  /** By process, as it was last seen. */
  const cpuSeconds = new Map<number, number>()
  const timer = setInterval(() => {
    const tree = processesBelow(child.pid)
    peakMb = Math.max(
      peakMb,
      tree.reduce((sum, { pid }) => sum + residentMb(pid), 0),
    )
    for (const { pid, cpu } of tree) cpuSeconds.set(pid, cpu)
  }, LOOK_EVERY_MS)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  clearInterval(timer)
  return {
    code,
    output: Buffer.concat(pieces).toString(),
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: [...cpuSeconds.values()].reduce((sum, one) => sum + one, 0),
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

/** A process and all below it, with the CPU that each has used itself. */
function processesBelow(root: number | undefined): { pid: number; cpu: number }[] {
  const found = new Map<number, { parent: number; cpu: number }>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const fields = (file(`/proc/${name}/stat`).split(') ')[1] ?? '').split(' ')
    if (fields.length > 12)
      found.set(Number(name), {
        parent: Number(fields[1]),
        cpu: (Number(fields[11]) + Number(fields[12])) / 100,
      })
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || isBelow(found.get(pid)?.parent))
  // Between its fork and its start a process shows the memory of its parent as its own.
  const isStarted = (pid: number, parent: number) =>
    file(`/proc/${pid}/cmdline`) !== file(`/proc/${parent}/cmdline`)
  return [...found]
    .filter(([pid, { parent }]) => isBelow(pid) && isStarted(pid, parent))
    .map(([pid, { cpu }]) => ({ pid, cpu }))
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(file(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
