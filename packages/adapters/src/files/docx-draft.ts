/** Characters `[from, to)` of the n-th paragraph of document.xml, as they stand in a block's or a cell's text. */
export type Piece = {
  readonly paragraph: number
  readonly from: number
  readonly to: number
  /** Where in the block's text they begin; null when the text hangs elsewhere (a note, a text box) and this is what it hangs on. */
  readonly at: number | null
}

/** A paragraph on its way to a block. */
export type DraftParagraph = {
  readonly kind: 'paragraph'
  readonly text: string
  readonly level: number | null
  readonly autoNumber: string | null
  readonly piece: Piece
}
/** A cell: what stands in it, and how it is spanned. */
export type DraftCell = {
  columns: number
  merge: 'down' | 'right' | null
  flow: Draft[]
}
/** A row of cells; `before` columns are left out in front. */
export type DraftRow = { before: number; deleted: boolean; cells: DraftCell[] }
/** A table, and those inside it still in their cells. */
export type DraftTable = { readonly kind: 'table'; readonly rows: DraftRow[] }
export type Draft = DraftParagraph | DraftTable

/** A cell where it begins, with the paragraphs of its text. */
export type PlacedCell = {
  row: number
  column: number
  rows: number
  columns: number
  text: string
  pieces: Piece[]
}
/** A block before it gets a page and a title. */
export type FlatBlock = DraftParagraph | { readonly kind: 'table'; readonly cells: PlacedCell[] }

/** Paragraphs and tables one after the other: a table inside a table follows it, a frame of one cell is none. */
export function flattened(drafts: readonly Draft[]): FlatBlock[] {
  const blocks: FlatBlock[] = []
  for (const draft of together(drafts)) {
    if (draft.kind === 'paragraph') {
      if (draft.text.trim() !== '') blocks.push(draft)
      continue
    }
    const rows = draft.rows.filter((row) => !row.deleted)
    const only = rows.length === 1 && rows[0]?.cells.length === 1 ? rows[0].cells[0] : undefined
    if (only) {
      blocks.push(...flattened(only.flow))
      continue
    }
    const cells = placed(rows)
    if (cells.some((cell) => cell.text.trim() !== '')) blocks.push({ kind: 'table', cells })
    const inner = rows.flatMap((row) => row.cells.flatMap((cell) => cell.flow))
    for (const own of inner) if (own.kind === 'table') blocks.push(...flattened([own]))
  }
  return blocks
}

/** Tables with nothing between them are one to the eye, and so they are here when they have as many columns. */
function together(drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = []
  for (const draft of drafts) {
    const last = joined.at(-1)
    if (draft.kind === 'table' && last?.kind === 'table' && width(draft) === width(last) && width(last) > 1)
      joined[joined.length - 1] = { kind: 'table', rows: [...last.rows, ...draft.rows] }
    else joined.push(draft)
  }
  return joined
}

const width = ({ rows }: DraftTable): number =>
  Math.max(0, ...rows.map((row) => row.cells.reduce((sum, cell) => sum + cell.columns, row.before)))

function placed(rows: readonly DraftRow[]): PlacedCell[] {
  const cells: PlacedCell[] = []
  let above = new Map<number, PlacedCell>()
  rows.forEach((row, at) => {
    const here = new Map<number, PlacedCell>()
    let column = row.before
    let left: PlacedCell | null = null
    for (const draft of row.cells) {
      const upper = draft.merge === 'down' ? above.get(column) : undefined
      if (upper) {
        upper.rows = at - upper.row + 1
        here.set(column, upper)
        left = null
      } else if (draft.merge === 'right' && left) left.columns += draft.columns
      else {
        left = { row: at, column, rows: 1, columns: draft.columns, ...cellText(draft.flow) }
        cells.push(left)
        here.set(column, left)
      }
      column += draft.columns
    }
    above = here
  })
  return cells
}

function cellText(flow: readonly Draft[]): { text: string; pieces: Piece[] } {
  let text = ''
  const pieces: Piece[] = []
  for (const draft of flow) {
    if (draft.kind !== 'paragraph' || draft.text === '') continue
    if (text !== '') text += '\n'
    pieces.push(draft.piece.at === null ? draft.piece : { ...draft.piece, at: text.length })
    text += draft.text
  }
  return { text, pieces }
}
