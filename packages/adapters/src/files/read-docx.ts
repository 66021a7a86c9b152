import type { Block, ReadDocument } from '@rongheng/core/report/check/read-document'
import { titled } from '@rongheng/core/report/check/table-titles'
import { docxBody, type BodyContext } from './docx-body.ts'
import { type Draft, type FlatBlock, flattened } from './docx-draft.ts'
import { type Numbering, readDocxNumbering } from './docx-numbering.ts'
import { readDocxStyles } from './docx-styles.ts'
import { FileFault } from './file-fault.ts'
import { missedList } from './missed.ts'
import { relations } from './package-relations.ts'
import { walkXml, type XmlVisitor } from './xml-walk.ts'
import { type ZipEntries, zipEntries } from './zip-entries.ts'

/** What the body of a .docx was read into, and the file it came from. */
export type DocxReading = {
  readonly bodyPart: string
  readonly blocks: readonly FlatBlock[]
  readonly unread: ReadDocument['unread']
}

/** Reads a .docx or .docm as a document. Macros are never touched. */
export async function readDocx(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  const zip = await zipEntries(bytes)
  const { blocks, unread } = await docxReading(zip, async (part, visitor) => {
    const pieces = await zip.open(part)
    if (!pieces) throw new FileFault('file-damaged')
    await walkXml(pieces, visitor)
  })
  return { name, format: 'docx', blocks: titled(blocks.map(blockOf)), unread }
}

const blockOf = (block: FlatBlock): Block =>
  block.kind === 'paragraph'
    ? {
        kind: 'paragraph',
        text: block.text,
        page: null,
        level: block.level,
        autoNumber: block.autoNumber,
      }
    : {
        kind: 'table',
        page: null,
        title: '',
        cells: block.cells.map(({ row, column, rows, columns, text }) => ({
          row,
          column,
          rows,
          columns,
          text,
        })),
      }

/**
 * Reads what a .docx holds. @param walk goes over the body part, so that a caller can look on
 * @param watch what the caller wants to be told on the way
 */
export async function docxReading(
  zip: ZipEntries,
  walk: (part: string, visitor: XmlVisitor) => Promise<void>,
  watch: Pick<BodyContext, 'taken' | 'ended'> = {},
): Promise<DocxReading> {
  const bodyPart = (await relations(zip, '')).find((r) => r.type === 'officeDocument')?.target
  if (!bodyPart || !zip.names.includes(bodyPart)) throw new FileFault('file-unknown-kind')
  const parts = await relations(zip, bodyPart)
  const partOf = (type: string) => parts.find((r) => r.type === type)?.target ?? null
  const styles = await readDocxStyles(zip, partOf('styles'))
  const numbering = await readDocxNumbering(zip, partOf('numbering'))
  const missed = missedList()
  if (zip.names.some((n) => n.endsWith('vbaProject.bin'))) missed.add('macro', '')
  const base = { styles, missed: (why: Parameters<typeof missed.add>[0]) => missed.add(why, '') }
  const notes = new Map<string, Draft[]>()
  for (const kind of ['footnote', 'endnote'] as const)
    await readNotes(zip, partOf(`${kind}s`), kind, notes, { ...base, numbering: numbering() })
  let isDocument = false
  let [seen, count] = [0, 0]
  /** Paragraphs with text, and tables, so far. */
  const filled = (): number => {
    for (; seen < body.drafts.length; seen++) {
      const draft = body.drafts[seen]
      if (draft && (draft.kind === 'table' || draft.text.trim() !== '')) count += 1
    }
    return count
  }
  const body = docxBody({
    ...base,
    ...watch,
    notes,
    numbering: numbering(),
    missed: (why) => missed.add(why, String(filled() + 1)),
  })
  await walk(bodyPart, {
    ...body.visitor,
    open(name, attributes, qualified) {
      if (name === 'document') isDocument = true
      body.visitor.open?.(name, attributes, qualified)
    },
  })
  if (!isDocument) throw new FileFault('file-unknown-kind')
  const blocks = flattened(body.drafts)
  const unread = missed.list()
  if (blocks.length === 0)
    throw new FileFault(unread.some((u) => u.why === 'picture') ? 'file-pictures-only' : 'file-empty')
  return { bodyPart, blocks, unread }
}

async function readNotes(
  zip: ZipEntries,
  part: string | null,
  kind: 'footnote' | 'endnote',
  notes: Map<string, Draft[]>,
  context: Omit<BodyContext, 'notes' | 'numbering'> & { numbering: Numbering },
): Promise<void> {
  const pieces = part === null ? null : await zip.open(part)
  if (!pieces) return
  const { visitor, drafts } = docxBody({ ...context, notes: new Map() })
  let key: string | null = null
  await walkXml(pieces, {
    ...visitor,
    open(name, attributes, qualified) {
      if (name === kind) {
        const id = attributes['w:id'] ?? attributes.id ?? ''
        const type = attributes['w:type'] ?? attributes.type ?? 'normal'
        key = type === 'normal' ? `${kind} ${id}` : null
        drafts.length = 0
      }
      visitor.open?.(name, attributes, qualified)
    },
    close(name, qualified) {
      visitor.close?.(name, qualified)
      if (name === kind && key !== null) notes.set(key, [...drafts])
    },
  })
}
