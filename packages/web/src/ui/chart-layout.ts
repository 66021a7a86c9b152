/** Ticks of an axis from 0 to a round number not below `most`: four to six of them. */
export function axisOf(most: number): { top: number; ticks: number[] } {
  if (most <= 0) return { top: 1, ticks: [0, 1] }
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((s) => s * power >= rough) ?? 10) * power
  const count = Math.ceil(most / step - 1e-9)
  // Whole multiples rounded to the step's own places: 0.1 × 3 is 0.3 on an axis.
  const ticks = Array.from({ length: count + 1 }, (_, n) => Number((n * step).toPrecision(12)))
  return { top: ticks.at(-1) ?? 1, ticks }
}

/** A label in lines of so many characters; what does not fit into `most` lines ends in …. */
export function linesOf(label: string, characters: number, most: number): string[] {
  const letters = [...label]
  const lines: string[] = []
  for (let at = 0; at < letters.length; at += characters)
    lines.push(letters.slice(at, at + characters).join(''))
  if (lines.length <= most) return lines
  const last = [...(lines[most - 1] ?? '')].slice(0, Math.max(1, characters - 1)).join('')
  return [...lines.slice(0, most - 1), `${last}…`]
}
