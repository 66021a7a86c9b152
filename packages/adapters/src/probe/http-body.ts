import { TextDecoder } from 'node:util'
import type { HttpSettings } from '@rongheng/core/watch/kinds/http'
import { jsonSteps } from '@rongheng/core/watch/kinds/json-path'
import { type Saying, say } from '@rongheng/core/watch/said/saying'
import { RE2JS } from 're2js'

/** An expression looks at no more: 256 K characters cost the worst expression tried 70 ms. */
const PATTERN_REACH = 262_144

/** What is wrong with a body; null when nothing was asked of it or all is there. */
export function bodyObjection(
  { text, pattern, json }: HttpSettings,
  body: Buffer,
  mediaType: string,
): Saying | null {
  if (text === null && pattern === null && json === null) return null
  const read = textOf(body, mediaType)
  if (text !== null) {
    const there = read.includes(text.holds)
    if (there && text.absent) return say('http.text-there', { text: text.holds })
    if (!there && !text.absent) return say('http.text-missing', { text: text.holds })
  }
  return (
    (pattern === null ? null : patternObjection(pattern, read)) ??
    (json === null ? null : jsonObjection(json, read))
  )
}

function patternObjection(pattern: NonNullable<HttpSettings['pattern']>, text: string): Saying | null {
  let compiled: RE2JS
  try {
    compiled = RE2JS.compile(pattern.matches)
  } catch (cause) {
    return say('http.pattern-unusable', { why: (cause as Error).message.slice(0, 100) })
  }
  const found = compiled.matcher(text.slice(0, PATTERN_REACH)).find()
  if (found === !pattern.absent) return null
  return say(found ? 'http.pattern-there' : 'http.pattern-missing', { pattern: pattern.matches })
}

function jsonObjection(json: NonNullable<HttpSettings['json']>, text: string): Saying | null {
  try {
    const found = valueAt(JSON.parse(text), json.path)
    if (found === undefined) return say('http.json-missing', { path: json.path })
    const shown = typeof found === 'string' ? found : JSON.stringify(found)
    return shown === json.is ? null : say('http.json-is', { path: json.path, value: shown.slice(0, 100) })
  } catch {
    return say('http.not-json')
  }
}

/** A body in its own characters: many older sites still speak GBK. */
function textOf(body: Buffer, mediaType: string): string {
  const head = body.subarray(0, 1_024).toString('latin1')
  const named = /charset\s*=\s*["']?([\w-]{2,20})/i
  const charset = (named.exec(mediaType) ?? named.exec(head))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    return body.toString('utf8')
  }
}

/** `data.items[0].title` of a value; undefined where the way ends. */
function valueAt(value: unknown, path: string): unknown {
  const steps = jsonSteps(path)
  return steps?.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    value,
  )
}
