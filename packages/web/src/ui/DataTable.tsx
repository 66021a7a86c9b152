import { type Fen, wanPlaces } from '@rongheng/core/kernel/money'
import { type ReactNode, useEffect } from 'react'
import { EmptyState } from './EmptyState.tsx'
import { Pager } from './Pager.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** One column. */
export type Column<Row> = {
  readonly key: string
  readonly title: string
  /** `places`: decimals that the column's amounts in 万元 are printed with, all the same. */
  readonly cell: (row: Row, places: number) => ReactNode
  /** The amount of a row, in a column of amounts. */
  readonly amount?: (row: Row) => Fen | null
  /** Numbers stand right, one under the other. */
  readonly numeric?: boolean
  /** Names the row, for people who listen. One column of a table. */
  readonly head?: boolean
}

/**
 * Rows under headings; on a narrow screen each row becomes a card of "heading: value". Plain HTML, so it prints, selects and
 * reads aloud as a table.
 */
export function DataTable<Row>(p: {
  /** What the table shows; heard first, not seen. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  empty?: ReactNode
  /** Under the rows, e.g. sums. */
  foot?: ReactNode
  paging?: {
    readonly page: number
    readonly pageSize: number
    readonly total: number
    readonly onPage: (page: number, pageSize: number) => void
  }
  /** Marks a row that needs attention; the words must say it as well. */
  rowTone?: (row: Row) => 'warn' | 'bad' | undefined
}) {
  const t = useText(uiWords)
  // An address may name a page that is not there, or not any more: then the last one that is.
  const { page = 1, pageSize = 1, total = 0, onPage } = p.paging ?? {}
  const last = Math.ceil(total / pageSize)
  const beyond = last > 0 && page > last
  useEffect(() => {
    if (beyond) onPage?.(last, pageSize)
  }, [beyond, last, pageSize, onPage])
  if (p.rows.length === 0) return p.empty ?? <EmptyState title={t('table.empty')} />
  const placesOf = new Map(
    p.columns.map(({ key, amount }) => [key, amount ? wanPlaces(p.rows.map(amount)) : 2]),
  )
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={p.caption}>
        <table className="table">
          <caption className="visually-hidden">{p.caption}</caption>
          <thead>
            <tr>
              {p.columns.map((column) => (
                <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {p.rows.map((row) => (
              <tr key={p.rowKey(row)} className={p.rowTone?.(row) && `row-${p.rowTone(row)}`}>
                {p.columns.map((column) => {
                  const cell = {
                    'data-title': column.title,
                    className: column.numeric ? 'numeric' : undefined,
                    children: column.cell(row, placesOf.get(column.key) ?? 2),
                  }
                  return column.head ? (
                    <th key={column.key} scope="row" {...cell} />
                  ) : (
                    <td key={column.key} {...cell} />
                  )
                })}
              </tr>
            ))}
          </tbody>
          {p.foot && <tfoot>{p.foot}</tfoot>}
        </table>
      </div>
      {p.paging && p.paging.total > p.paging.pageSize && (
        <>
          <Pager
            page={p.paging.page}
            pageSize={p.paging.pageSize}
            total={p.paging.total}
            onPage={(page) => p.paging?.onPage(page, p.paging.pageSize)}
          />
          <p className="print-only">
            {t('table.part', {
              from: (p.paging.page - 1) * p.paging.pageSize + 1,
              to: (p.paging.page - 1) * p.paging.pageSize + p.rows.length,
              total: p.paging.total,
            })}
          </p>
        </>
      )}
    </>
  )
}
