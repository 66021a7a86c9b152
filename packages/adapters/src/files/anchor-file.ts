import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AnchorLog } from '@rongheng/core/identity/anchor-log'

/** The anchor log as a text file, e.g. DATA_DIR/anchors/anchors.jsonl; only its owner may read it. */
export function anchorFile(path: string): AnchorLog {
  return {
    lines: async () => {
      try {
        return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw cause
      }
    },
    append: async (line) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(path, 'a', 0o600)
      try {
        await file.write(`${line}\n`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}
