import type {
  Block as ReadBlock,
  Paragraph,
  ReadDocument,
  Table,
} from '@rongheng/core/report/check/read-document'
import { memo, type MouseEvent, useRef } from 'react'
import { useText } from '../../ui/text.tsx'
import { Marked } from './Marked.tsx'
import { checkWords } from './check-words.ts'
import { blockKey, type PlacedMark } from './listed.ts'
import { tableRows } from './table-rows.ts'

const NONE: readonly PlacedMark[] = []

/** The report as it was read, with the quotes of findings marked. Blocks out of sight cost nothing to lay out. */
export function CheckPaper(p: {
  documents: readonly ReadDocument[]
  marks: ReadonlyMap<string, readonly PlacedMark[]>
  /** Somebody pressed words on which these findings lie. */
  onMark: (numbers: readonly number[]) => void
}) {
  const t = useText(checkWords)
  const paper = useRef<HTMLDivElement>(null)
  const pressed = (event: MouseEvent) => {
    const mark = (event.target as Element).closest('[data-numbers]')
    if (!mark) return
    event.preventDefault()
    p.onMark((mark.getAttribute('data-numbers') ?? '').split(' ').map(Number))
  }
  return (
    <div ref={paper} className="ck-paper" onClick={pressed}>
      {p.documents.length > 1 && (
        <nav aria-label={t('document.files')} className="ck-file-list">
          {p.documents.map((document, file) => (
            <button
              key={document.name}
              type="button"
              className="quiet"
              onClick={() => paper.current?.querySelector(`[data-file="${file}"]`)?.scrollIntoView()}
            >
              {document.name}
            </button>
          ))}
        </nav>
      )}
      {p.documents.map((document, file) => (
        <section key={document.name} data-file={file} lang="zh-CN" aria-label={document.name}>
          {p.documents.length > 1 && <h3 className="ck-file">{document.name}</h3>}
          {document.blocks.map((block, at) => (
            <Block
              key={blockKey(file, at)}
              block={block}
              newPage={
                block.page !== null && block.page !== document.blocks[at - 1]?.page ? block.page : null
              }
              marks={p.marks.get(blockKey(file, at)) ?? NONE}
            />
          ))}
        </section>
      ))}
    </div>
  )
}

const Block = memo(function Block(p: {
  block: ReadBlock
  newPage: number | null
  marks: readonly PlacedMark[]
}) {
  const t = useText(checkWords)
  return (
    <>
      {p.newPage !== null && <p className="ck-page">{t('document.page', { page: p.newPage })}</p>}
      {p.block.kind === 'paragraph' ? (
        <ParagraphText block={p.block} marks={p.marks} />
      ) : (
        <TableText block={p.block} marks={p.marks} title={p.block.title || t('document.table')} />
      )}
    </>
  )
})

function ParagraphText({ block, marks }: { block: Paragraph; marks: readonly PlacedMark[] }) {
  const text = (
    <>
      {block.autoNumber && <span className="ck-number">{block.autoNumber} </span>}
      <Marked text={block.text} marks={marks} />
    </>
  )
  // The page has h1, its two sides h2, and each file h3.
  if (block.level === 1) return <h4 className="ck-block">{text}</h4>
  if (block.level === 2) return <h5 className="ck-block">{text}</h5>
  if (block.level !== null) return <h6 className="ck-block">{text}</h6>
  return <p className="ck-block">{text}</p>
}

function TableText(p: { block: Table; title: string; marks: readonly PlacedMark[] }) {
  const marked = new Set(p.marks.map((mark) => mark.cell))
  const marksOf = (cell: number) => (marked.has(cell) ? p.marks.filter((mark) => mark.cell === cell) : NONE)
  return (
    <div className="ck-block ck-table" role="region" tabIndex={0} aria-label={p.title}>
      <table>
        <caption>{p.block.title}</caption>
        <tbody>
          {tableRows(p.block.cells).map((row, at) => (
            <tr key={at}>
              {row.map((one) =>
                'hole' in one ? (
                  <td key={`hole ${one.hole}`} />
                ) : (
                  <td
                    key={one.index}
                    {...(one.cell.rows > 1 && { rowSpan: one.cell.rows })}
                    {...(one.cell.columns > 1 && { colSpan: one.cell.columns })}
                  >
                    <Marked text={one.cell.text} marks={marksOf(one.index)} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
