import path from 'node:path'
import { diskKind, type DiskSettings } from '@rongheng/core/watch/kinds/disk'
import type { Probe } from '@rongheng/core/watch/probe'
import { z } from 'zod'
import { looked, Objection } from './look.ts'
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

const said: Readonly<Record<string, string>> = {
  NOT_LISTED: '这个目录不在系统管理员用 CHECK_DISKS 列出的目录之内',
  ENOENT: '没有这个目录：共享可能没有挂载',
  ENOTDIR: '不是目录',
  EACCES: '没有权限',
  EROFS: '只读，不能写入',
  ENOSPC: '空间已满，不能写入',
  EDQUOT: '超过配额，不能写入',
  ESTALE: '共享已失效，需要重新挂载',
  ENOTCONN: '共享的连接已断开',
  EHOSTDOWN: '共享的服务器没有应答',
  EIO: '读写出错',
  READ_BACK: '写进去的内容读出来不一样',
}

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
      if (!isListed) throw new Objection(said['NOT_LISTED'] as string)
      if (hanging.has(folder)) throw new Objection('挂载点没有应答：上一次查看还卡在那里')
      hanging.add(folder)
      const { stdout } = await runProgram(
        process.execPath,
        ['--max-old-space-size=64', diskChild, folder, settings.write ? 'write' : 'look', ...disks],
        stop,
        { limit: 10_000, gone: () => hanging.delete(folder) },
      )
      const seen = Said.safeParse(JSON.parse(stdout.toString('utf8') || '{}'))
      if (!seen.success) throw new Objection('查看磁盘的进程没有回答')
      if ('code' in seen.data)
        throw new Objection(`${said[seen.data.code] ?? '读写出错'}（${seen.data.code}）`)
      const { size, free, files, filesFree, writeMs } = seen.data
      const used = size > 0 ? (1 - free / size) * 100 : null
      const filesUsed = files > 0 ? (1 - filesFree / files) * 100 : null
      return { ok: true, values: [used, free, filesUsed, writeMs], detail: '' }
    })
