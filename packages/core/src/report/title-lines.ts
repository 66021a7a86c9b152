/** Where a title may be broken without cutting a word: after these. */
const AFTER = /[、，的和与及：]|绩效|评价|项目|支出|总结|自评|报告|经费|中心/g

/**
 * A title cut into lines of at most `limit` characters that form a trapezoid, longest line first, as 公文 titles do.
 * Cuts fall between words where the title has known ones.
 */
export function titleLines(title: string, limit: number): string[] {
  const letters = [...title]
  const count = Math.ceil(letters.length / limit)
  if (count <= 1) return [title]
  const ends = new Set(
    [...title.matchAll(AFTER)].map((m) => Array.from(title.slice(0, m.index + m[0].length)).length),
  )
  const lines: string[] = []
  let at = 0
  for (let left = count; left > 1; left--) {
    const ideal = Math.min(limit, Math.ceil((letters.length - at) / left) + 1)
    const fits = [...ends].filter(
      (e) => e > at && e - at <= limit && letters.length - e <= (left - 1) * limit,
    )
    const cut = fits.sort((a, b) => Math.abs(a - at - ideal) - Math.abs(b - at - ideal))[0] ?? at + ideal
    lines.push(letters.slice(at, cut).join(''))
    at = cut
  }
  return [...lines, letters.slice(at).join('')]
}
