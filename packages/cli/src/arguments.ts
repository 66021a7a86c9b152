import { parseArgs } from 'node:util'
import { fieldIssue } from '@rongheng/core/kernel/field-issue'
import { fieldWords } from '@rongheng/core/kernel/field-words'
import { say } from '@rongheng/core/kernel/words'
import { z } from 'zod'
import type { Command } from './command.ts'

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

/** What kind of value an option takes. */
type Option = {
  readonly key: string
  readonly flag: string
  readonly kind: 'string' | 'number' | 'boolean' | 'list'
  readonly about: string
  readonly required: boolean
  readonly choices: readonly string[]
}

/** The options of a command, read off its schema. */
export function optionsOf(command: Command): Option[] {
  return Object.entries(command.args._zod.def.shape).map(([key, schema]) => {
    let inner = schema as z.core.$ZodType
    let required = true
    let about = z.globalRegistry.get(inner)?.description ?? ''
    for (;;) {
      const def = inner._zod.def as { type: string; innerType?: z.core.$ZodType; in?: z.core.$ZodType }
      if (def.type === 'optional' || def.type === 'default') required = false
      const next = def.innerType ?? (def.type === 'pipe' ? def.in : undefined)
      if (!next) break
      inner = next
      about ||= z.globalRegistry.get(inner)?.description ?? ''
    }
    const def = inner._zod.def as { type: string; entries?: Record<string, string> }
    const kind =
      def.type === 'boolean'
        ? 'boolean'
        : def.type === 'array'
          ? 'list'
          : def.type === 'number' || def.type === 'int'
            ? 'number'
            : 'string'
    return {
      key,
      flag: key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      kind,
      about,
      required: required && kind !== 'boolean',
      choices: Object.values(def.entries ?? {}),
    }
  })
}

/**
 * Parses what stands behind the command's name.
 *
 * @throws UsageError that names the argument and what is wrong with it
 */
export function parseCommandLine(
  command: Command,
  argv: readonly string[],
): { args: unknown; json: boolean; help: boolean } {
  const options = optionsOf(command)
  const positional = command.positional ?? []
  let parsed: { values: Record<string, unknown>; positionals: string[] }
  try {
    parsed = parseArgs({
      args: [...argv],
      allowPositionals: true,
      strict: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(
          options.map((o) => [
            o.flag,
            {
              type: o.kind === 'boolean' ? ('boolean' as const) : ('string' as const),
              multiple: o.kind === 'list',
            },
          ]),
        ),
      },
    }) as never
  } catch (cause) {
    throw new UsageError(wrongOption(cause))
  }
  const { values, positionals } = parsed
  const given: Record<string, unknown> = {}
  for (const o of options) if (values[o.flag] !== undefined) given[o.key] = values[o.flag]
  const last = options.find((o) => o.key === positional.at(-1))
  positionals.forEach((value, at) => {
    const key = positional[at]
    if (key !== undefined && options.find((o) => o.key === key)?.kind !== 'list') given[key] = value
    else if (last?.kind === 'list')
      given[last.key] = [...((given[last.key] as string[] | undefined) ?? []), value]
    else throw new UsageError(`多余的参数 / unexpected argument: ${value}`)
  })
  const help = values['help'] === true
  const json = values['json'] === true
  if (help) return { args: {}, json, help }
  for (const o of options) {
    const value = given[o.key]
    if (o.kind === 'number' && typeof value === 'string') given[o.key] = Number(value)
    if (o.required && value === undefined)
      throw new UsageError(`缺少 / missing: ${shown(o, positional)} ${o.about}`.trim())
  }
  const checked = z.safeParse(command.args, given, { reportInput: true })
  if (!checked.success) {
    const issue = checked.error.issues[0]
    const o = options.find((one) => one.key === issue?.path[0])
    const choices = o && o.choices.length > 0 ? `可选 / one of: ${o.choices.join(' ')}` : faultOf(issue)
    throw new UsageError(`不能这样写 / not possible: ${o ? shown(o, positional) : ''} ${choices}`.trim())
  }
  return { args: checked.data, json, help }
}

/** What is wrong with an argument, in both languages. */
function faultOf(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return ''
  const { code, facts } = fieldIssue(issue)
  return `${say(fieldWords, 'zh-CN', code, facts)} / ${say(fieldWords, 'en', code, facts)}`
}

/** What Node says about an option, its name in a sentence of ours. */
function wrongOption(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException
  const option = /'(-[^']*?)(?: <value>)?'/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有这个选项 / no such option: ${option}`
  return `这个选项的写法不对 / this option is written wrongly: ${option}`
}

const shown = (o: Option, positional: readonly string[]): string =>
  positional.includes(o.key) ? `<${o.flag}>` : `--${o.flag}`

/** What `--help` of one command prints. */
export function helpOf(command: Command, summary: string): string {
  const options = optionsOf(command)
  const positional = command.positional ?? []
  const inOrder = positional.flatMap((key) => options.filter((o) => o.key === key))
  const flagged = options.filter((o) => !positional.includes(o.key))
  const usage = [
    'rongheng',
    command.name,
    ...inOrder.map((o) => (o.required ? `<${o.flag}>` : `[${o.flag}]`) + (o.kind === 'list' ? '…' : '')),
    ...flagged.filter((o) => o.required).map((o) => `--${o.flag} …`),
    flagged.some((o) => !o.required) ? '[--…]' : '',
  ]
  const value = (o: Option) =>
    o.kind === 'boolean' ? '' : o.choices.length > 0 ? ` ${o.choices.join('|')}` : ' …'
  const lines = [
    ...inOrder.map((o) => [o.flag, o.about] as const),
    ...flagged.map((o) => [`--${o.flag}${value(o)}`, o.about] as const),
    ['--json', '以 JSON 输出结果 / print the result as JSON'] as const,
  ]
  const width = Math.max(...lines.map(([name]) => name.length)) + 2
  return [
    usage.filter(Boolean).join(' '),
    '',
    summary,
    '',
    ...lines.map(([name, about]) => `  ${name.padEnd(width)}${about}`.trimEnd()),
  ].join('\n')
}
