/**
 * How often which values came, for percentiles that can be merged: values are counted in steps of 2 %, so that any percentile
 * is right to 1 %, and two sketches of neighbouring spans add up to the sketch of both (DDSketch, Masson and others 2019).
 * Values from 0.001 up have their step; smaller ones count as 0.
 */
export type Sketch = {
  readonly zeros: number
  /** Step → count. Step i holds values in (GAMMA^(i-1), GAMMA^i]. */
  readonly counts: ReadonlyMap<number, number>
}

const ACCURACY = 0.01
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY)
const LN_GAMMA = Math.log(GAMMA)
const SMALLEST = 0.001

/** The sketch of some values; negative ones do not occur in what is sketched (durations), and count as 0. */
export function sketchOf(values: readonly number[]): Sketch {
  const counts = new Map<number, number>()
  let zeros = 0
  for (const value of values) {
    if (value < SMALLEST) zeros += 1
    else {
      const step = Math.ceil(Math.log(value) / LN_GAMMA)
      counts.set(step, (counts.get(step) ?? 0) + 1)
    }
  }
  return { zeros, counts }
}

/** The sketch of all. */
export function mergeSketches(sketches: readonly Sketch[]): Sketch {
  const counts = new Map<number, number>()
  for (const sketch of sketches)
    for (const [step, count] of sketch.counts) counts.set(step, (counts.get(step) ?? 0) + count)
  return { zeros: sketches.reduce((sum, { zeros }) => sum + zeros, 0), counts }
}

/** @param share 0.95 for the 95th percentile @returns within 1 % of the value of that rank; null when nothing was counted */
export function percentile(sketch: Sketch, share: number): number | null {
  const steps = [...sketch.counts].sort(([a], [b]) => a - b)
  const total = steps.reduce((sum, [, count]) => sum + count, sketch.zeros)
  if (total === 0) return null
  const rank = Math.max(1, Math.ceil(share * total))
  let seen = sketch.zeros
  if (seen >= rank) return 0
  for (const [step, count] of steps) {
    seen += count
    if (seen >= rank) return (2 * GAMMA ** step) / (GAMMA + 1)
  }
  return null
}

/** A sketch as bytes: zeros, then each step as its distance from the one before, with its count, in zigzag base 128. */
export function packSketch(sketch: Sketch): Uint8Array {
  const bytes: number[] = []
  const put = (n: number) => {
    let rest = n
    while (rest >= 128) {
      bytes.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  put(sketch.zeros)
  let last = 0
  for (const [step, count] of [...sketch.counts].sort(([a], [b]) => a - b)) {
    const distance = step - last
    put(distance >= 0 ? distance * 2 : -distance * 2 - 1)
    put(count)
    last = step
  }
  return Uint8Array.from(bytes)
}

/** @throws RangeError when the bytes are no sketch */
export function unpackSketch(bytes: Uint8Array): Sketch {
  let at = 0
  const take = (): number => {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++]
      if (byte === undefined || factor > 2 ** 49) throw new RangeError('these bytes are no sketch')
      value += (byte % 128) * factor
      if (byte < 128) return value
    }
  }
  const zeros = take()
  const counts = new Map<number, number>()
  let last = 0
  while (at < bytes.length) {
    const zigzag = take()
    last += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
    counts.set(last, take())
  }
  return { zeros, counts }
}
