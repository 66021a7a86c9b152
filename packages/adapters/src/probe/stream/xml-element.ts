import type { XmlElement } from '@rongheng/core/watch/stream/mpd'
import { SaxesParser } from 'saxes'

const MOST_ELEMENTS = 50_000
const DEEPEST = 50

type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string }

/**
 * Reads a document into its elements. Entities that a document defines are not expanded, and nothing is fetched for it.
 *
 * @throws Error for what is no XML, too deep or too large
 */
export function xmlElement(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false })
  const open: Open[] = []
  let root: Open | null = null
  let count = 0
  parser.on('error', (cause) => {
    throw cause
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++count > MOST_ELEMENTS || open.length > DEEPEST) throw new Error('XML: too much')
    const element: Open = {
      name: bare(name),
      attributes: attributes as Record<string, string>,
      children: [],
      text: '',
    }
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  parser.on('text', (part) => {
    const last = open.at(-1)
    if (last) last.text += part
  })
  parser.on('closetag', () => open.pop())
  parser.write(text).close()
  if (root === null) throw new Error('XML: nothing')
  return root
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)
