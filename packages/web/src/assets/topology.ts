import type { Need } from '@rongheng/core/assets/api'

/** A system or device in the graph of needs. */
export type Node = { readonly id: string; readonly name: string; readonly isSystem: boolean }

/** A node with its place: which row from the top, and which in its row. */
export type PlacedNode = Node & { readonly row: number; readonly column: number; readonly inRow: number }

/**
 * Places nodes in rows so that everything stands above what it needs. Within a row, nodes stand near those above that need
 * them. Ties go by name, so that the same needs give the same picture.
 */
export function placeNodes(nodes: readonly Node[], needs: readonly Need[]): PlacedNode[] {
  const of = (id: string, from: 'fromId' | 'toId', to: 'fromId' | 'toId') =>
    needs.filter((need) => need[from] === id).map((need) => need[to] as string)
  const rows = new Map<string, number>()
  const rowOf = (id: string): number => {
    const known = rows.get(id)
    if (known !== undefined) return known
    const above = of(id, 'toId', 'fromId').map(rowOf)
    const row = above.length === 0 ? 0 : Math.max(...above) + 1
    rows.set(id, row)
    return row
  }
  const byRow: Node[][] = []
  for (const node of nodes) (byRow[rowOf(node.id)] ??= []).push(node)
  const at = new Map<string, number>()
  return byRow
    .map((row, y) => {
      const near = (node: Node): number => {
        const places = of(node.id, 'toId', 'fromId').flatMap((id) => at.get(id) ?? [])
        return places.length === 0 ? 0.5 : places.reduce((sum, place) => sum + place, 0) / places.length
      }
      const ordered = row.toSorted((a, b) => near(a) - near(b) || (a.name < b.name ? -1 : 1))
      for (const [x, node] of ordered.entries()) at.set(node.id, (x + 0.5) / ordered.length)
      return ordered.map((node, x) => ({ ...node, row: y, column: x, inRow: ordered.length }))
    })
    .flat()
}
