import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { FileStore } from '@rongheng/core/kernel/file'
import { Refusal } from '@rongheng/core/kernel/refusal'

/** SM3 of some bytes, lower-case hex. */
export const sm3Of = (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex')

/** Keeps files in a folder, each under its SM3 (`ab/ab12…`). What `put` has answered for survives a power cut. */
export function diskStore(folder: string): FileStore {
  const placeOf = (sm3: string) => path.join(folder, sm3.slice(0, 2), sm3)
  return {
    put: async (bytes) => {
      const sm3 = sm3Of(bytes)
      const to = placeOf(sm3)
      if (!(await isWhole(to, bytes.length))) await writeWhole(to, bytes)
      return { sm3, sizeBytes: bytes.length }
    },
    get: async (sm3) => {
      const bytes = await readFile(placeOf(sm3)).catch(() => null)
      if (bytes === null || sm3Of(bytes) !== sm3) throw new Refusal('kernel.file-damaged', { name: sm3 })
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    },
    remove: (sm3) => rm(placeOf(sm3), { force: true }),
  }
}

async function isWhole(file: string, sizeBytes: number): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  if (found?.size !== sizeBytes) return false
  return sm3Of(await readFile(file)) === path.basename(file)
}

/** Writes beside the place and moves it there, so that no half file ever has the name of a whole one. */
async function writeWhole(to: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(to)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const half = `${to}.${randomBytes(6).toString('hex')}.half`
  try {
    const file = await open(half, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(half, to)
  } catch (cause) {
    await rm(half, { force: true })
    throw cause
  }
  await syncFolder(folder)
  await syncFolder(path.dirname(folder))
}

/** A new name in a folder is only on disk once the folder is. Windows cannot open one, and does it by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
