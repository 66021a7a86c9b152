import { z } from 'zod'
import { command, type Command } from './command.ts'

const start = command({
  name: 'start',
  summary: { zh: '启动融衡，直到按 Ctrl-C。', en: 'Starts Rongheng, until Ctrl-C.' },
  args: z.object({
    empty: z.boolean().default(false).describe('空数据库也不载入示例 / do not load the example center'),
  }),
  run: async ({ program }, { empty }) => {
    process.exitCode = await program.server(empty ? ['--empty'] : [])
  },
})

const migrate = command({
  name: 'migrate',
  summary: { zh: '把数据库升级到本版本。', en: 'Brings the database up to this version.' },
  args: z.object({}),
  run: async ({ program, print, say, json }) => {
    // A running server has done it at its start.
    if (await program.isRunning()) {
      print(
        say({
          zh: '服务正在运行，数据库已是本版本。',
          en: 'The server runs; its database is of this version.',
        }),
      )
      return { running: true, steps: [] }
    }
    process.exitCode = await program.server(['--migrate', ...(json ? ['--json'] : [])])
    return undefined
  },
})

/** Commands about the program itself. */
export const programCommands: readonly Command[] = [start, migrate]
