import type { DocumentReader } from '@rongheng/core/report/check/document-reader'
import { MAX_CHARACTERS, MAX_DOCUMENT_BYTES, MAX_PIECES } from '@rongheng/core/report/check/document-reader'
import type { ReadDocument } from '@rongheng/core/report/check/read-document'
import { documentRefusal } from './document-refusal.ts'
import { FileFault } from './file-fault.ts'
import { fileKind } from './file-kind.ts'
import { readDocx } from './read-docx.ts'
import { readPage } from './read-page.ts'
import { readText } from './read-text.ts'

/**
 * Reads a file of a report in this process. Files of strangers go through `childDocumentReader`, which runs this very function
 * in a process of its own and has old Word files turned into .docx before.
 */
export const readDocumentHere: DocumentReader = async (name, bytes) => {
  try {
    if (bytes.length === 0) throw new FileFault('file-empty')
    if (bytes.length > MAX_DOCUMENT_BYTES) throw new FileFault('file-too-large')
    const document = await readerFor(bytes)(name, bytes)
    if (isTooLong(document)) throw new FileFault('file-too-heavy')
    return document
  } catch (cause) {
    throw documentRefusal(cause, name)
  }
}

/** Whether it is more than a report can be: who asked would be given all of it at once. */
function isTooLong({ blocks }: ReadDocument): boolean {
  let [characters, pieces] = [0, 0]
  for (const block of blocks)
    for (const { text } of block.kind === 'table' ? block.cells : [block]) {
      characters += text.length
      pieces += 1
    }
  return characters > MAX_CHARACTERS || pieces > MAX_PIECES
}

type Reader = (name: string, bytes: Uint8Array) => ReadDocument | Promise<ReadDocument>

/** The larger libraries are loaded when a file asks for them: a process reads one file. */
function readerFor(bytes: Uint8Array): Reader {
  switch (fileKind(bytes)) {
    case 'docx':
      return readDocx
    case 'xlsx':
      return async (name, xlsx) => (await import('./read-workbook.ts')).readWorkbookDocument(name, xlsx)
    case 'xls':
      return async (name, xls) => (await import('./read-workbook.ts')).readOldWorkbook(name, xls)
    case 'pdf':
      return async (name, pdf) => (await import('./read-pdf.ts')).readPdf(name, pdf)
    case 'html':
      return readPage
    case 'text':
      // No character takes more than four bytes: so many can only be too many.
      if (bytes.length > 4 * MAX_CHARACTERS) throw new FileFault('file-too-heavy')
      return readText
    case 'old-word':
      throw new FileFault('file-needs-office')
  }
}
