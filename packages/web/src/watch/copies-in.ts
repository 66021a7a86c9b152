/** Names and addresses in lines, as typed or pasted from two columns; a line with one word is an address named by itself. */
export function copiesIn(lines: string): { name: string; place: string }[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parts = line.split(/[\s,，;；]+/).filter((part) => part !== '')
      const place = parts.at(-1) ?? ''
      const name = parts.slice(0, -1).join(' ')
      return { name: name || place, place }
    })
}
