import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@rongheng/core/kernel/refusal'
import type { Instant } from '@rongheng/core/kernel/time'
import { checkArchive } from '@rongheng/storage/archive/read-archive'
import { z } from 'zod'
import { archiveName, surplus } from './archive-name.ts'
import { command, type Command, type Program } from './command.ts'
import { bodyOf } from './server-process.ts'
import { refusalOf } from './tools.ts'

const backup = command({
  name: 'backup',
  summary: {
    zh: '把数据库和文件备份成一个文件；服务可以照常运行。',
    en: 'Puts database and files into one archive, while the server works.',
  },
  args: z.object({
    file: z
      .string()
      .optional()
      .describe(
        '备份文件，或已有的文件夹；默认当前文件夹里的 rongheng-<时间>.tar.gz / the archive, or a folder for it',
      ),
    keep: z
      .int()
      .min(1)
      .optional()
      .describe('备份成功后，同一文件夹里只留最新的几份 / afterwards, keep only so many in that folder'),
  }),
  positional: ['file'],
  run: async ({ program, print, say }, { file, keep }) => {
    const to = placeFor(file)
    if (existsSync(to)) throw new Refusal('kernel.file-exists', { name: to })
    const manifest = await fetchArchive(program, to)
    const removed = keep === undefined ? [] : surplus(readdirSync(path.dirname(to)), keep)
    for (const name of removed) rmSync(path.join(path.dirname(to), name))
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    print(
      say({
        zh: `已备份到 ${to}：${manifest.tables.length} 张表 ${rows} 行，${manifest.files} 个文件，已逐项核对。文件含个人信息，请妥善保管。`,
        en: `Backed up to ${to}: ${manifest.tables.length} tables with ${rows} rows, ${manifest.files} files, each part checked. It holds personal data: keep it safe.`,
      }),
    )
    if (removed.length > 0)
      print(
        say({ zh: `已删除旧备份：${removed.join('、')}`, en: `Old backups removed: ${removed.join(', ')}` }),
      )
    return {
      file: to,
      tables: manifest.tables.length,
      rows,
      files: manifest.files,
      madeAt: manifest.madeAt,
      removed,
    }
  },
})

/** Where the archive goes: a name of its own in the current or a named folder, or the name somebody gave. */
function placeFor(file: string | undefined): string {
  const name = archiveName(Date.now() as Instant)
  if (file === undefined) return path.resolve(name)
  const isFolder = /[/\\]$/.test(file) || (existsSync(file) && statSync(file).isDirectory())
  if (!isFolder) return path.resolve(file)
  try {
    mkdirSync(file, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new Refusal('kernel.output-unwritable', { folder: file, why: (cause as Error).message })
  }
  return path.resolve(file, name)
}

/** Writes the archive beside its place, checks it, and only then gives it its name. */
async function fetchArchive(program: Program, to: string): ReturnType<typeof checkArchive> {
  const half = `${to}.half`
  try {
    const answer = await program.fetch('GET', '/control/backup')
    if (answer.statusCode !== 200) throw refusalOf(await bodyOf(answer))
    await pipeline(answer, createWriteStream(half, { mode: 0o600 }))
    const handle = await open(half, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    const manifest = await checkArchive(half)
    renameSync(half, to)
    return manifest
  } catch (cause) {
    rmSync(half, { force: true })
    if (cause instanceof Refusal) throw cause
    throw new Refusal('kernel.backup-failed', { why: (cause as Error).message })
  }
}

const restore = command({
  name: 'restore',
  summary: {
    zh: '把备份恢复到空的数据目录，并逐项核对。',
    en: 'Puts a backup into an empty data directory, and checks it.',
  },
  args: z.object({ file: z.string().describe('备份文件 / the archive') }),
  positional: ['file'],
  run: async ({ program, json }, { file }) => {
    if (await program.isRunning()) throw new Refusal('kernel.server-runs')
    process.exitCode = await program.server(['--restore', path.resolve(file), ...(json ? ['--json'] : [])])
  },
})

/** Commands that keep the records safe. */
export const backupCommands: readonly Command[] = [backup, restore]
