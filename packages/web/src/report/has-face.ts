const SAMPLE = 'mmmmWWllii001'
const GENERIC = ['monospace', 'serif', 'sans-serif']

/**
 * Whether this computer has a typeface. Browsers do not say, so a sample is measured: where the face is missing, it is as wide
 * as in the generic face behind it. Without a canvas every face counts as there, so that nothing is warned of in vain.
 */
export function hasFace(): (name: string) => boolean {
  const pen = typeof document === 'undefined' ? null : document.createElement('canvas').getContext('2d')
  if (!pen) return () => true
  const width = (font: string) => {
    pen.font = `72px ${font}`
    return pen.measureText(SAMPLE).width
  }
  const plain = GENERIC.map(width)
  return (name) => GENERIC.some((generic, n) => width(`"${name}", ${generic}`) !== plain[n])
}
