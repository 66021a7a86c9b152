import { SaxesParser } from 'saxes'
import type { BodyContext } from './docx-body.ts'
import { FileFault } from './file-fault.ts'
import type { XmlVisitor } from './xml-walk.ts'

/** A stretch of a paragraph's text within one run of document.xml; numbers are characters of the XML. */
export type Stretch = {
  readonly from: number
  readonly to: number
  readonly run: Run
  /** Where its element begins (`<w:t>`, `<w:tab/>`). */
  readonly element: number
  /** The characters of a `w:t` between its tags; null for a tab or a break. */
  readonly text: { readonly from: number; readonly to: number; readonly name: string } | null
}
/** A run, or a formula, which cannot be split. */
export type Run = {
  readonly name: string
  readonly from: number
  /** After its closing tag. */
  to: number
  /** Its properties as they stand there. */
  properties: string
  readonly whole: boolean
}
/** A paragraph: where its content begins and ends, and its text. */
export type RunParagraph = { start: number; end: number; stretches: Stretch[] }

type Element = { name: string; local: string; from: number; inner: number }

/**
 * Looks on while a body is read, and notes where in the XML each character of each paragraph stands.
 *
 * @returns what has to be told of the reading, how to walk over the XML, and the paragraphs by their number once that is done
 */
export function docxRuns(xml: string): {
  watch: Pick<BodyContext, 'taken' | 'ended'>
  walk: (visitor: XmlVisitor) => void
  paragraphs: Map<number, RunParagraph>
} {
  const paragraphs = new Map<number, RunParagraph>()
  const open: Element[] = []
  const runs: Run[] = []
  const starts: number[] = []
  let position = 0
  let textTo = 0
  const paragraphAt = (ordinal: number): RunParagraph => {
    const own = paragraphs.get(ordinal) ?? { start: 0, end: 0, stretches: [] }
    paragraphs.set(ordinal, own)
    return own
  }
  return {
    paragraphs,
    watch: {
      taken(ordinal, from, to) {
        const run = runs.at(-1)
        const element = open.at(-1)
        if (!run || !element) return
        const text =
          element.local === 't' && !run.whole ? { from: element.inner, to: textTo, name: element.name } : null
        paragraphAt(ordinal).stretches.push({ from, to, run, element: element.from, text })
      },
      ended(ordinal) {
        const own = paragraphAt(ordinal)
        own.start = starts.at(-1) ?? 0
        own.end = xml.lastIndexOf('<', position - 1)
      },
    },
    walk(visitor) {
      const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
      parser.on('error', () => {
        throw new FileFault('file-damaged')
      })
      parser.on('doctype', () => {
        throw new FileFault('file-entities')
      })
      parser.on('opentag', (tag) => {
        position = parser.position
        const from = xml.lastIndexOf('<', position - 1)
        const local = tag.name.slice(tag.name.indexOf(':') + 1)
        open.push({ name: tag.name, local, from, inner: position })
        const outer = runs.at(-1)
        if (local === 'oMath' || (local === 'r' && !outer?.whole))
          runs.push({ name: tag.name, from, to: 0, properties: '', whole: local === 'oMath' })
        if (tag.name === 'w:p') starts.push(tag.isSelfClosing ? from : position)
        visitor.open?.(local, tag.attributes, tag.name)
      })
      parser.on('text', (text) => {
        textTo = xml.indexOf('<', open.at(-1)?.inner ?? 0)
        visitor.text?.(text)
      })
      parser.on('cdata', (text) => {
        // Characters in CDATA are not split: the stretch is taken whole.
        textTo = -1
        visitor.text?.(text)
      })
      parser.on('closetag', (tag) => {
        position = parser.position
        const own = open.pop()
        const run = runs.at(-1)
        if (own && run && own.from === run.from) {
          run.to = position
          runs.pop()
        } else if (own?.local === 'rPr' && run && open.at(-1)?.from === run.from)
          run.properties = xml.slice(own.from, position)
        else if (own?.local === 'pPr' && open.at(-1)?.local === 'p') starts[starts.length - 1] = position
        visitor.close?.(tag.name.slice(tag.name.indexOf(':') + 1), tag.name)
        if (tag.name === 'w:p') starts.pop()
      })
      parser.write(xml).close()
    },
  }
}
