import { Refusal } from '@rongheng/core/kernel/refusal'
import { say } from '@rongheng/core/kernel/words'
import { allWords } from '@rongheng/core/words'
import type { Listener } from './begin.ts'
import { endAll, type Endings } from './endings.ts'
import type { Restored } from './restore.ts'
import { readSettings, type Settings } from './settings.ts'

const language = /^en/i.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'en' : 'zh-CN'

const inOwnWords = (zh: string, en: string): string => (language === 'en' ? en : zh)

const terminal = (settings: Settings): Listener => ({
  line: (text) => console.log(text),
  migrated: (steps) => {
    const done = steps.map(({ number, name }) => ({ number, name }))
    if (settings.json) console.log(JSON.stringify({ running: false, steps: done }, null, 2))
    else if (done.length === 0)
      console.log(inOwnWords('数据库已是本版本。', 'The database is of this version.'))
    else for (const { number, name } of done) console.log(`${String(number).padStart(4, '0')} ${name}`)
  },
  restored: (restored) =>
    console.log(settings.json ? JSON.stringify(restored, null, 2) : sentenceOf(restored)),
  ready: (address) =>
    console.log(`融衡已就绪 / Rongheng is ready: ${address}  （按 Ctrl-C 停止 / Ctrl-C stops it）`),
})

const sentenceOf = ({ madeAt, tables, rows, files, chains }: Restored): string =>
  inOwnWords(
    `已恢复 ${madeAt} 的备份：${tables} 张表 ${rows} 行，${files} 个文件，行数与 SM3 均相符；核对审计链 ${chains} 条。`,
    `Restored the backup of ${madeAt}: ${tables} tables with ${rows} rows, ${files} files; counts and SM3 agree; ${chains} audit chains checked.`,
  )

/** What went wrong, in one sentence when it is something people can mend. */
function explain(cause: unknown): string {
  if (cause instanceof Refusal) return say(allWords, language, cause.code, cause.facts)
  if (cause instanceof Error && ['RulebookError', 'SettingsError'].includes(cause.name)) return cause.message
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
}

/** Runs the program until it is told to stop. @returns its exit code */
async function run(): Promise<number> {
  const endings: Endings = []
  const told = new Promise<void>((stop) => {
    // A further signal changes nothing: npm passes on what the terminal has sent us already.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop())
    // The command line holds our stdin while it needs us; its end is the order to stop.
    if (process.argv.includes('--control')) process.stdin.resume().once('end', stop).once('close', stop)
  })
  try {
    const settings = readSettings(process.env, process.argv.slice(2))
    // Each mode loads its own half: a desk needs neither database nor HTTP.
    if (settings.mode === 'desk') return await (await import('./desk.ts')).keepDesk(settings)
    if (settings.mode === 'agent')
      return await (await import('./agent.ts')).keepAgent(settings, told, inOwnWords)
    const { begin } = await import('./begin.ts')
    await begin(settings, endings, terminal(settings))
    if (settings.mode === 'serve' || settings.mode === 'control') await told
    return 0
  } catch (cause) {
    console.error(explain(cause))
    return 1
  } finally {
    await endAll(endings)
  }
}

process.exitCode = await run()
process.exit()
