import type { Language } from '@rongheng/core/kernel/words'
import type { Command } from './command.ts'

/** What a command line asks for: a command, the list of a group or of everything, or nothing that there is. */
export type Asked =
  | { readonly command: Command; readonly rest: readonly string[] }
  | { readonly list: readonly Command[]; readonly group: string; readonly unknown: boolean }

const HELP = new Set(['--help', '-h', 'help'])

/** Finds what a command line asks for. `watch` alone, or with `--help`, asks for the commands of that group. */
export function askedBy(argv: readonly string[], all: readonly Command[]): Asked {
  for (const words of [2, 1]) {
    const command = all.find((c) => c.name === argv.slice(0, words).join(' '))
    if (command) return { command, rest: argv.slice(words) }
  }
  const [first = 'help', ...more] = argv
  const wanted = first === 'help' ? (more[0] ?? '') : first
  const group = all.filter((c) => c.name.startsWith(`${wanted} `))
  const rest = first === 'help' ? [] : more
  if (group.length > 0)
    return { list: group, group: `${wanted} `, unknown: rest.length > 0 && !HELP.has(rest[0] ?? '') }
  return { list: all, group: '', unknown: !HELP.has(first) || (first === 'help' && wanted !== '') }
}

/** A line for each command, under how they are called. */
export function overview(list: readonly Command[], group: string, language: Language): string {
  const text = (t: { readonly zh: string; readonly en: string }) => (language === 'en' ? t.en : t.zh)
  const width = Math.max(...list.map((c) => c.name.length)) + 2
  return [
    text({
      zh: `用法：rongheng ${group}<命令> [参数]，rongheng ${group}<命令> --help 看详情`,
      en: `usage: rongheng ${group}<command> […]; rongheng ${group}<command> --help tells more`,
    }),
    '',
    ...list.map((c) => `  ${c.name.padEnd(width)}${text(c.summary)}`),
    '',
    text({
      zh: '环境变量：DATA_DIR 数据目录，DATABASE_URL 另用的 PostgreSQL。退出码：0 完成，1 被拒绝或结果不好，2 用法不对。',
      en: 'Environment: DATA_DIR the data directory, DATABASE_URL a PostgreSQL of your own. Exit codes: 0 done, 1 refused or found bad, 2 wrong usage.',
    }),
  ].join('\n')
}
