import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { runs, startedAt } from './process.ts'

type Owner = { pid: number; startedAt: string }

/** Who holds a lock file; null when nobody that still runs does. */
export function claimant(file: string): number | null {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Owner
    const same = owner.startedAt === '' || owner.startedAt === startedAt(owner.pid)
    return runs(owner.pid) && same ? owner.pid : null
  } catch {
    return null
  }
}

/**
 * Takes a lock file for this process. One left by a dead process is taken over, so a `kill -9` blocks nobody.
 *
 * @returns how to give it back; null when a running process has it
 */
export function claim(file: string): (() => void) | null {
  const mine = `${file}.${process.pid}`
  const me: Owner = { pid: process.pid, startedAt: startedAt(process.pid) }
  writeFileSync(mine, JSON.stringify(me))
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        linkSync(mine, file) // fails when the file is there, in one step
        return () => rmSync(file, { force: true })
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
      }
      if (claimant(file) !== null) return null
      setAsideIfDead(file)
    }
    return null
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Moves a dead owner's file away. Two processes may both try: what was moved is looked at again, and put back if it is a living one's. */
function setAsideIfDead(file: string): void {
  const aside = `${file}.${process.pid}.dead`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (claimant(aside) !== null)
    try {
      linkSync(aside, file)
    } catch {
      // a third process took it meanwhile
    }
  unlinkSync(aside)
}
