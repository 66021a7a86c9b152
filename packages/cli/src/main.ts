import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@rongheng/core/kernel/refusal'
import { say } from '@rongheng/core/kernel/words'
import { allWords, factsInWords } from '@rongheng/core/words'
import { allCommands } from './all.ts'
import { helpOf, parseCommandLine, UsageError } from './arguments.ts'
import type { Command } from './command.ts'
import { askedBy, overview } from './overview.ts'
import { ServerDidNotStart, ServerProcess } from './server-process.ts'
import { terminalLanguage, toolsFor } from './tools.ts'

const language = terminalLanguage(process.env)
const text = (t: { readonly zh: string; readonly en: string }) => (language === 'en' ? t.en : t.zh)

/** Runs one command line. @returns the exit code: 0 done, 1 refused, 2 wrong usage */
async function run(argv: readonly string[]): Promise<number> {
  const asked = askedBy(argv, allCommands)
  if ('list' in asked) {
    const { list, group, unknown } = asked
    if (unknown)
      console.error(text({ zh: `没有这个命令：${argv.join(' ')}`, en: `no such command: ${argv.join(' ')}` }))
    ;(unknown ? console.error : console.log)(overview(list, group, language))
    return unknown ? 2 : 0
  }
  const { command, rest } = asked
  let parsed: ReturnType<typeof parseCommandLine>
  try {
    parsed = parseCommandLine(command, rest)
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause
    console.error(`${cause.message}\n\n${helpOf(command, text(command.summary))}`)
    return 2
  }
  if (parsed.help) {
    console.log(helpOf(command, text(command.summary)))
    return 0
  }
  return perform(command, parsed.args, parsed.json)
}

async function perform(command: Command, args: unknown, json: boolean): Promise<number> {
  const root = programRoot()
  const server = new ServerProcess(root, path.resolve(process.env['DATA_DIR'] || path.join(root, 'data')))
  try {
    const result = await command.run(toolsFor(server, language, json), args as never)
    if (json && result !== undefined) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    return Number(process.exitCode ?? 0)
  } catch (cause) {
    if (json) console.log(JSON.stringify(problemOf(cause), null, 2))
    console.error(sentenceOf(cause))
    return command.exitWhenRefused?.(cause instanceof Refusal ? cause.code : 'kernel.fault') ?? 1
  } finally {
    await server.end()
  }
}

const problemOf = (cause: unknown) =>
  cause instanceof Refusal
    ? { code: cause.code, facts: cause.facts, message: sentenceOf(cause) }
    : { code: 'kernel.fault', facts: {}, message: sentenceOf(cause) }

function sentenceOf(cause: unknown): string {
  if (cause instanceof ServerDidNotStart) return cause.message
  if (!(cause instanceof Refusal))
    return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)
  const fields = cause.facts['fields']
  return (
    say(allWords, language, cause.code, factsInWords(language, cause.facts)) +
    (fields === undefined ? '' : ` (${fields})`)
  )
}

/** dist/app/cli.mjs lies two folders below it. */
const programRoot = (): string => path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

// Who reads us may have had enough.
process.stdout.on('error', () => process.exit())
process.exitCode = await run(process.argv.slice(2))
// What was written into a pipe is still on its way.
process.stdout.write('', () => process.exit())
