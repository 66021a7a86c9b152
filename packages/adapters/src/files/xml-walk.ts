import { SaxesParser } from 'saxes'
import { FileFault } from './file-fault.ts'

/** What a walk over XML tells of: tags by their name without prefix, and with it, and text. */
export type XmlVisitor = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>, qualified: string) => void
  readonly close?: (name: string, qualified: string) => void
  readonly text?: (text: string) => void
  /** Called between pieces of input, so that what was found can be handed on. */
  readonly pause?: () => Promise<void>
}

/**
 * Walks over XML piece by piece; the whole is never in memory.
 *
 * @throws FileFault `file-entities` when it declares a document type (OOXML never does; entity bombs must),
 *   `file-damaged` when it is not well-formed
 */
export async function walkXml(pieces: AsyncIterable<Uint8Array>, visitor: XmlVisitor): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  parser.on('error', () => {
    throw new FileFault('file-damaged')
  })
  parser.on('doctype', () => {
    throw new FileFault('file-entities')
  })
  const { open, close, text, pause } = visitor
  if (open) parser.on('opentag', (tag) => open(local(tag.name), tag.attributes, tag.name))
  if (close) parser.on('closetag', (tag) => close(local(tag.name), tag.name))
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  let decoder: InstanceType<typeof TextDecoder> | null = null
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(utf16(piece) ?? 'utf-8')
    parser.write(decoder.decode(piece, { stream: true }))
    if (pause) await pause()
  }
  parser.write(decoder?.decode() ?? '').close()
  if (pause) await pause()
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

const utf16 = (start: Uint8Array): string | null =>
  start[0] === 0xff && start[1] === 0xfe
    ? 'utf-16le'
    : start[0] === 0xfe && start[1] === 0xff
      ? 'utf-16be'
      : null
