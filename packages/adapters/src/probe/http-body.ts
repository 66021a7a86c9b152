import type { HttpSettings } from '@rongheng/core/watch/kinds/http'

/** What is wrong with a body; null when nothing was asked of it or all is there. */
export function bodyObjection({ text, json }: HttpSettings, body: Buffer, cut: boolean): string | null {
  if (text !== null) {
    const there = body.includes(text.holds)
    if (there && text.absent) return `正文里出现了“${text.holds}”`
    if (!there && !text.absent) return cut ? `正文前 1 MB 里没有“${text.holds}”` : `正文里没有“${text.holds}”`
  }
  if (json === null) return null
  try {
    const found = valueAt(JSON.parse(body.toString('utf8')), json.path)
    if (found === undefined) return `JSON 里没有 ${json.path}`
    const shown = typeof found === 'string' ? found : JSON.stringify(found)
    return shown === json.is ? null : `${json.path} 是 ${shown.slice(0, 100)}`
  } catch {
    return '正文不是 JSON'
  }
}

/** `data.items[0].title` of a value; undefined where the way ends. */
function valueAt(value: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '')
  return steps.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string, unknown>)[step]
        : undefined,
    value,
  )
}
