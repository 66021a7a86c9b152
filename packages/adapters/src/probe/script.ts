import { lstatSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { scriptKind, type ScriptSettings } from '@rongheng/core/watch/kinds/script'
import type { Probe } from '@rongheng/core/watch/probe'
import { readScript } from '@rongheng/core/watch/script-output'
import type { Sentence } from '@rongheng/core/watch/said/fact'
import { Objection } from '@rongheng/core/watch/said/objection'
import { listOf, type Saying, said, say, sentence, together } from '@rongheng/core/watch/said/saying'
import { looked } from './look.ts'
import type { Machine } from './machine.ts'
import { programPath, runProgram } from './run-program.ts'

const OUTPUT_LIMIT = 65_536
/** Address space of a script and all that it runs. */
const MEMORY = 1_024 * 1_024 * 1_024
const OPEN_FILES = 256
const WRITABLE_BY_OTHERS = 0o022
const RUNNABLE = 0o111

/** Runs a script of the administrator, without a shell, within limits of time, memory and output. */
export const scriptProbe =
  ({ scripts }: Pick<Machine, 'scripts'>): Probe<ScriptSettings> =>
  (settings, given) =>
    looked(given, scriptKind.metrics(settings).length, async (stop) => {
      const file = trusted(scripts, settings.file)
      const seconds = Math.ceil(given.timeoutMs / 1000) + 1
      const prlimit = programPath('prlimit')
      const limits = [`--as=${MEMORY}`, `--cpu=${seconds}`, `--nofile=${OPEN_FILES}`, '--core=0']
      const [program, args] = prlimit
        ? [prlimit, [...limits, '--', file, ...settings.args]]
        : [file, [...settings.args]]
      const secret = given.secrets['secret']
      const { code, stdout, stderr, tooMuch } = await runProgram(program, args, stop, {
        limit: OUTPUT_LIMIT,
        cwd: scripts,
        env: { CHECK_TIMEOUT_S: String(seconds - 1), ...(secret ? { CHECK_SECRET: secret } : {}) },
      })
      if (tooMuch) throw new Objection(say('script.large', { kb: OUTPUT_LIMIT / 1_024 }))
      const { ok, message, values } = readScript(stdout.toString('utf8'))
      const stands = ok ?? (code === 0 || (code === 1 && !settings.warningFails))
      const words = message || stderr.toString('utf8').trim().split('\n')[0] || ''
      const missing = settings.metrics.filter(({ name }) => !values.has(name)).map(({ name }) => name)
      const note = together(
        stands && code === 1 ? say('script.warning', { words: words.slice(0, 200) }) : '',
        missing.length > 0 ? say('script.missing', { names: listOf(missing) }) : '',
        prlimit ? '' : say('script.no-limit'),
      )
      return {
        ok: stands,
        values: [code, ...settings.metrics.map(({ name }) => values.get(name) ?? null)],
        detail: stands ? '' : failure(code, words.slice(0, 300)),
        ...(note === '' ? {} : { note }),
        ...(stands
          ? {}
          : {
              sample: { mediaType: 'text/plain', bytes: Buffer.concat([stdout, stderr]).subarray(0, 16_384) },
            }),
      }
    })

const states = ['OK', 'WARNING', 'CRITICAL', 'UNKNOWN']

const failure = (code: number | null, words: string): Saying =>
  words === '' ? said(ending(code)) : say('script.said', { ending: ending(code), words })

const ending = (code: number | null): Sentence =>
  code === null
    ? sentence('script.killed')
    : sentence('script.code', { code: states[code] === undefined ? code : `${code} ${states[code]}` })

/** The path of a script that nobody but its owner and us could have written. @throws Objection */
function trusted(scripts: string, name: string): string {
  const file = path.join(scripts, name)
  let folder: string
  try {
    folder = realpathSync(scripts)
    const found = lstatSync(file)
    if (!found.isFile()) throw new Objection(say('script.not-a-file', { name }))
    if (path.dirname(realpathSync(file)) !== folder) throw new Objection(say('script.outside', { name }))
    for (const place of [found, statSync(folder)])
      if (process.platform !== 'win32' && (place.mode & WRITABLE_BY_OTHERS) !== 0)
        throw new Objection(say('script.writable'))
    const own = process.getuid?.()
    if (own !== undefined && found.uid !== own && found.uid !== 0)
      throw new Objection(say('script.owner', { name }))
    if (process.platform !== 'win32' && (found.mode & RUNNABLE) === 0)
      throw new Objection(say('script.not-executable', { name }))
  } catch (cause) {
    if (cause instanceof Objection) throw cause
    throw new Objection(say('script.none', { name }))
  }
  return path.join(folder, name)
}
