import path from 'node:path'
import { diskKind, type DiskSettings } from '@rongheng/core/watch/kinds/disk'
import type { Probe } from '@rongheng/core/watch/probe'
import { z } from 'zod'
import { diskSentences } from '@rongheng/core/watch/said/host-sentences'
import { Objection } from '@rongheng/core/watch/said/objection'
import { type Saying, say } from '@rongheng/core/watch/said/saying'
import { looked } from './look.ts'
import type { Machine } from './machine.ts'
import { runProgram } from './run-program.ts'

const Said = z.union([
  z.object({ code: z.string() }),
  z.object({
    size: z.number(),
    free: z.number(),
    files: z.number(),
    filesFree: z.number(),
    writeMs: z.number().nullable(),
  }),
])

function faultOf(code: string): Saying {
  const key = `disk.${code}`
  return isKnown(key) ? say(key) : say('disk.other', { code })
}

const isKnown = (key: string): key is keyof typeof diskSentences => Object.hasOwn(diskSentences, key)

/** Folders at which a process still hangs: another one would only hang beside it. */
const hanging = new Set<string>()

/** Looks at a folder's space, in a process that may hang as long as it likes. */
export const diskProbe =
  ({ disks, diskChild }: Pick<Machine, 'disks' | 'diskChild'>): Probe<DiskSettings> =>
  (settings, given) =>
    looked(given, diskKind.metrics(settings).length, async (stop) => {
      const folder = path.resolve(settings.path)
      // By the names alone, so that nothing is touched outside of them; the process looks at where links lead.
      const isListed = disks.some((root) => {
        const way = path.relative(path.resolve(root), folder)
        return way === '' || (!way.startsWith('..') && !path.isAbsolute(way))
      })
      if (!isListed) throw new Objection(say('disk.not-listed'))
      if (hanging.has(folder)) throw new Objection(say('disk.hangs'))
      hanging.add(folder)
      const { stdout } = await runProgram(
        process.execPath,
        ['--max-old-space-size=64', diskChild, folder, settings.write ? 'write' : 'look', ...disks],
        stop,
        { limit: 10_000, gone: () => hanging.delete(folder) },
      )
      const seen = Said.safeParse(JSON.parse(stdout.toString('utf8') || '{}'))
      if (!seen.success) throw new Objection(say('disk.no-answer'))
      if ('code' in seen.data) throw new Objection(faultOf(seen.data.code))
      const { size, free, files, filesFree, writeMs } = seen.data
      const used = size > 0 ? (1 - free / size) * 100 : null
      const filesUsed = files > 0 ? (1 - filesFree / files) * 100 : null
      return { ok: true, values: [used, free, filesUsed, writeMs], detail: '' }
    })
