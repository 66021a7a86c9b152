import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { claim, claimant } from './embedded/claim.ts'

/**
 * Takes a data directory for this process, making it when it is not there.
 *
 * @returns how to give it back
 * @throws Refusal `kernel.folder-unwritable`; `kernel.folder-in-use` when another process that still runs has it
 */
export function claimDataDir(folder: string): () => void {
  const lock = path.join(folder, 'run', 'server')
  let release: (() => void) | null
  try {
    mkdirSync(path.dirname(lock), { recursive: true, mode: 0o700 })
    chmodSync(path.dirname(lock), 0o700)
    accessSync(folder, constants.W_OK)
    release = claim(lock)
  } catch (cause) {
    throw new Refusal('kernel.folder-unwritable', { folder, why: (cause as Error).message })
  }
  if (!release) throw new Refusal('kernel.folder-in-use', { folder, pid: claimant(lock) ?? 0 })
  return release
}
