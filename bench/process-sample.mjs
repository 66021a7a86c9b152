// What processes have used so far, from /proc: CPU of a process and all below it, bytes it had written to disk, its memory.
import { readdirSync, readFileSync } from 'node:fs'

const TICKS = 100

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // it has just ended
  }
}

function fieldsOf(pid) {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** A process and all below it. */
export function tree(root) {
  const below = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(fieldsOf(name)[1])
    below.set(parent, [...(below.get(parent) ?? []), Number(name)])
  }
  const found = []
  const todo = [root]
  for (let pid = todo.pop(); pid !== undefined; pid = todo.pop()) {
    found.push(pid)
    todo.push(...(below.get(pid) ?? []))
  }
  return found
}

/** CPU seconds and bytes written of some processes. A process that ended takes its share with it, to its parent. */
export function used(pids) {
  let cpuSeconds = 0
  let writtenBytes = 0
  for (const pid of pids) {
    const fields = fieldsOf(pid)
    if (fields.length < 15) continue
    cpuSeconds += (Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])) / TICKS
    writtenBytes += Number(/^write_bytes: (\d+)/m.exec(read(`/proc/${pid}/io`))?.[1] ?? 0)
  }
  return { cpuSeconds, writtenBytes }
}

/** Resident memory of one process, MiB. */
export const rssMiB = (pid) => Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024
