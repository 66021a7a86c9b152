import type { Need } from '@rongheng/core/assets/api'

/** A system or device in the graph of needs. */
export type Node = { readonly id: string; readonly name: string; readonly isSystem: boolean }

/** A point of the drawing, in its own units: the middle of a node, or a bend of a line. */
export type Point = { readonly x: number; readonly y: number }

/** The graph as it is drawn: rows from the top, and the bends of each line on its way past the rows between. */
export type Drawing = {
  readonly nodes: readonly (Node & Point)[]
  readonly lines: readonly { readonly key: string; readonly points: readonly Point[] }[]
  readonly width: number
  readonly height: number
}

/** How large the parts are: a node takes `box`, a line that passes a row takes `lane`. */
export type Sizes = { readonly box: number; readonly lane: number; readonly row: number }

type Item = { readonly id: string; readonly node: Node | null; readonly needs: string[] }

/**
 * Draws what needs what: everything stands above what it needs, and a line that passes rows goes through a lane of its own in
 * each, so that it crosses no node. Within a row, things stand near those above that need them; ties go by name, so that the
 * same needs give the same picture.
 */
export function drawNeeds(nodes: readonly Node[], needs: readonly Need[], sizes: Sizes): Drawing {
  const rows = rowsOf(nodes, needs)
  const lanes = new Map<string, string[]>()
  const byRow: Item[][] = []
  const put = (row: number, item: Item) => {
    ;(byRow[row] ??= []).push(item)
  }
  for (const node of nodes) put(rows.get(node.id) ?? 0, { id: node.id, node, needs: [] })
  const items = new Map(byRow.flat().map((item) => [item.id, item]))
  for (const { fromId, toId } of needs) {
    const [from, to] = [rows.get(fromId), rows.get(toId)]
    if (from === undefined || to === undefined) continue
    const way = [fromId, ...Array.from({ length: to - from - 1 }, (_, i) => `${fromId} ${toId} ${i}`), toId]
    way.slice(1, -1).forEach((id, i) => {
      const lane: Item = { id, node: null, needs: [] }
      items.set(id, lane)
      put(from + 1 + i, lane)
    })
    for (const [i, id] of way.slice(1).entries()) items.get(way[i] ?? '')?.needs.push(id)
    lanes.set(`${fromId} ${toId}`, way)
  }
  const places = placesOf(byRow, sizes)
  const at = (id: string): Point => places.get(id) ?? { x: 0, y: 0 }
  const width = Math.max(...byRow.map((row) => widthOf(row, sizes)))
  return {
    nodes: byRow.flat().flatMap((item) => (item.node ? [{ ...item.node, ...at(item.id) }] : [])),
    lines: [...lanes].map(([key, way]) => ({ key, points: way.map(at) })),
    width,
    height: byRow.length * sizes.row,
  }
}

/** The row of each node, from the top: one below the lowest of those that need it. */
function rowsOf(nodes: readonly Node[], needs: readonly Need[]): Map<string, number> {
  const known = new Set(nodes.map((node) => node.id))
  const rows = new Map<string, number>()
  const rowOf = (id: string): number => {
    const found = rows.get(id)
    if (found !== undefined) return found
    const above = needs
      .filter((need) => need.toId === id && known.has(need.fromId))
      .map((need) => rowOf(need.fromId))
    const row = above.length === 0 ? 0 : Math.max(...above) + 1
    rows.set(id, row)
    return row
  }
  for (const node of nodes) rowOf(node.id)
  return rows
}

const widthOf = (row: readonly Item[], { box, lane }: Sizes): number =>
  row.reduce((sum, item) => sum + (item.node ? box : lane), 0)

/** The middle of every item: each row in the middle of the drawing, its items near those above that need them. */
function placesOf(byRow: readonly (readonly Item[])[], sizes: Sizes): Map<string, Point> {
  const places = new Map<string, Point>()
  const width = Math.max(...byRow.map((row) => widthOf(row, sizes)))
  byRow.forEach((row, y) => {
    const above = byRow[y - 1] ?? []
    const near = (item: Item): number => {
      const xs = above.filter((one) => one.needs.includes(item.id)).map((one) => places.get(one.id)?.x ?? 0)
      return xs.length === 0 ? width / 2 : xs.reduce((sum, x) => sum + x, 0) / xs.length
    }
    const name = (item: Item) => item.node?.name ?? item.id
    const ordered = [...row].sort((a, b) => near(a) - near(b) || (name(a) < name(b) ? -1 : 1))
    let x = (width - widthOf(row, sizes)) / 2
    for (const item of ordered) {
      const own = item.node ? sizes.box : sizes.lane
      places.set(item.id, { x: x + own / 2, y: y * sizes.row + sizes.row / 2 })
      x += own
    }
  })
  return places
}
