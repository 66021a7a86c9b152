import { z } from 'zod'

/** What a script said: a sentence, and numbers by their names. */
export type ScriptSaid = {
  /** null: the script leaves it to its exit code. */
  readonly ok: boolean | null
  readonly message: string
  readonly values: ReadonlyMap<string, number>
}

const Json = z.object({
  ok: z.boolean().optional(),
  message: z.string().default(''),
  values: z.record(z.string(), z.number().nullable()).default({}),
})

const MOST_VALUES = 500

/** Reads JSON (`{"ok": true, "message": "", "values": {"load1": 0.2}}`), or what a Nagios plugin prints. */
export function readScript(stdout: string): ScriptSaid {
  const text = stdout.trim()
  if (text.startsWith('{')) {
    try {
      const read = Json.safeParse(JSON.parse(text))
      if (read.success) {
        const { ok, message, values } = read.data
        const numbers = Object.entries(values).filter((one): one is [string, number] => one[1] !== null)
        return { ok: ok ?? null, message, values: new Map(numbers.slice(0, MOST_VALUES)) }
      }
    } catch {
      // not JSON after all
    }
  }
  const [first = '', ...rest] = text.split('\n')
  const [message = '', ...ofFirst] = first.split('|')
  // A second bar, in the text of several lines, begins more of the same up to the end.
  const behind = rest.join('\n').split('|').slice(1).join(' ')
  return { ok: null, message: message.trim(), values: readPerfdata(`${ofFirst.join(' ')} ${behind}`) }
}

const ONE =
  /(?:'((?:[^']|''){0,100})'|([^\s='|]{1,100}))=([-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?)([a-zA-Z%]*)[^\s]*/g

/**
 * Performance data of a plugin: `'label'=value[unit];warn;crit;min;max`, apart by spaces. A value `U` is not known, and left out.
 *
 * @source https://nagios-plugins.org/doc/guidelines.html#AEN200
 */
export function readPerfdata(text: string): Map<string, number> {
  const values = new Map<string, number>()
  for (const match of text.slice(0, 65_536).matchAll(ONE)) {
    const label = match[1]?.replaceAll("''", "'") ?? (match[2] as string)
    const value = Number((match[3] as string).replace(',', '.'))
    if (Number.isFinite(value) && values.size < MOST_VALUES) values.set(label, value)
  }
  return values
}
