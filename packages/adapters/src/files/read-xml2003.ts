import type { Cell, GridSink, Merge, SheetInfo } from '@rongheng/core/kernel/grid'
import { decodeText } from './decode-text.ts'
import { rowFeed } from './row-feed.ts'
import { walkXml } from './xml-walk.ts'

/** Reads an "XML Spreadsheet 2003", which older systems hand out as .xls. */
export async function readXml2003(bytes: Uint8Array, sink: GridSink): Promise<SheetInfo[]> {
  const feed = rowFeed(sink)
  const sheets: { name: string; hidden: boolean; merges: Merge[] }[] = []
  let rowNo = 0
  let column = -1
  let across = 0
  let cells: Cell[] = []
  let type = 'String'
  let text: string | null = null
  const declared =
    /encoding=["']([\w-]+)/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 200)))?.[1] ?? null
  await walkXml(whole(new TextEncoder().encode(decodeText(bytes, declared))), {
    open(name, attributes) {
      const of = (key: string) => attributes[`ss:${key}`] ?? attributes[key]
      if (name === 'Worksheet') {
        sheets.push({ name: of('Name') ?? '', hidden: false, merges: [] })
        rowNo = 0
      } else if (name === 'Row') {
        rowNo = Number(of('Index') ?? rowNo + 1)
        ;[column, across, cells] = [-1, 0, []]
      } else if (name === 'Cell') {
        column = of('Index') ? Number(of('Index')) - 1 : column + 1 + across
        across = Number(of('MergeAcross') ?? 0)
        const down = Number(of('MergeDown') ?? 0)
        if (across + down > 0 && rowNo <= 60)
          sheets
            .at(-1)
            ?.merges.push({ top: rowNo, left: column, bottom: rowNo + down, right: column + across })
      } else if (name === 'Data') [type, text] = [of('Type') ?? 'String', '']
    },
    text(piece) {
      if (text !== null) text += piece
    },
    close(name) {
      if (name === 'Data' && text !== null) {
        if (column >= 0 && column < 300) cells[column] = toCell(type, text)
        text = null
      } else if (name === 'Row' && sheets.length > 0) feed.add(sheets.length - 1, rowNo, cells)
    },
    pause: () => feed.flush(false),
  })
  await feed.flush(true)
  sink.progress({ done: 1, total: 1 })
  return sheets.map((s, i) => ({ ...s, date1904: false, rowCount: feed.count(i) }))
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

function toCell(type: string, text: string): Cell {
  if (type === 'Number' && Number.isFinite(Number(text))) return Number(text)
  if (type === 'Boolean') return text === '1'
  if (type === 'Error') return { error: text }
  return type === 'DateTime' ? text.slice(0, 10) : text
}
