/** A place on the drawing. */
export type Place = { readonly x: number; readonly y: number }

/**
 * The path of a line with gaps where nothing was measured; a lone point between gaps is drawn as a short dash, or one would not
 * see it.
 */
export function linePath(points: readonly (Place | null)[]): string {
  let path = ''
  let open = false
  for (const [at, point] of points.entries()) {
    if (!point) {
      open = false
      continue
    }
    path += `${open ? 'L' : 'M'}${one(point.x)} ${one(point.y)}`
    if (!open && (points[at + 1] ?? null) === null) path += `h5`
    open = true
  }
  return path
}

/** The area between two lines that run over the same places; gaps where the upper one has none. */
export function areaPath(upper: readonly (Place | null)[], lower: readonly (Place | null)[]): string {
  let path = ''
  for (let at = 0; at < upper.length; ) {
    if (!upper[at]) {
      at++
      continue
    }
    let end = at
    while (end < upper.length && upper[end]) end++
    const top = upper.slice(at, end) as Place[]
    const bottom = lower.slice(at, end).map((place, i) => place ?? (top[i] as Place))
    const corners = [...top, ...[...bottom].reverse()].map((p) => `${one(p.x)} ${one(p.y)}`)
    path += `M${corners.join('L')}Z`
    at = end
  }
  return path
}

const one = (n: number): number => Math.round(n * 10) / 10

/** Moments for the labels of a time axis, at most `most`, on whole steps by the clock in Shanghai. */
export function timeTicks(from: number, to: number, most: number): number[] {
  const MINUTE = 60_000
  const DAY = 86_400_000
  const shift = 8 * 3_600_000
  const steps = [5, 10, 15, 30, 60, 120, 180, 360, 720].map((n) => n * MINUTE)
  const days = [1, 2, 5, 7, 14, 30, 61, 92].map((n) => n * DAY)
  const step = [...steps, ...days].find((one) => (to - from) / one <= most) ?? 183 * DAY
  const ticks: number[] = []
  for (let at = Math.ceil((from + shift) / step) * step - shift; at <= to; at += step) ticks.push(at)
  return ticks
}
