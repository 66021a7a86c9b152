import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import path from 'node:path'

/** Whether this process runs. A zombie does not: where process 1 does not reap, a killed server stays one for ever. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return process.platform !== 'linux'
  }
}

/** When a process started, in the system's own ticks; "" where the system does not tell. Tells a process from a later one with its number. */
export function startedAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** What PostgreSQL wrote about itself into `postmaster.pid`; null when there is no such file. */
export function postmaster(cluster: string): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isSafeInteger(pid) || pid <= 0) return null
    return { pid, port: Number(lines[3]) || 5432, status: (lines[7] ?? '').trim() }
  } catch {
    return null
  }
}

/** Whether that process really is a PostgreSQL on this cluster, not a stranger that got the number of a dead one. */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!runs(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster
  } catch {
    return false
  }
}

/** Processes still working in the cluster's folder: backends that outlive a killed server for a moment and must be gone before the next one. */
export function stragglers(cluster: string): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => pid !== process.pid && servesCluster(pid, cluster))
  } catch {
    return []
  }
}

/** Waits until a condition holds. @returns whether it did within the time */
export async function until(condition: () => boolean, ms: number): Promise<boolean> {
  const end = Date.now() + ms
  while (!condition()) {
    if (Date.now() > end) return false
    await new Promise((done) => setTimeout(done, 10))
  }
  return true
}
