import type { Register } from '@rongheng/core/assets/api'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import type { Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { subjectPath } from './subject-path.ts'
import { type Node, type PlacedNode, placeNodes } from './topology.ts'
import { assetWords } from './words.ts'

const BOX = { width: 148, height: 46, gapX: 26, gapY: 62, edge: 12 } as const

/** What a node says of itself beside its name: a verdict in words, with its colour. */
export type NodeState = { readonly tone: Tone; readonly text: string }

/**
 * What needs what, drawn: systems, and the devices that take part. The table below says the same. `stateOf` colours nodes
 * where somebody knows how they are.
 */
export function Topology(p: { register: Register; stateOf?: (id: string) => NodeState | undefined }) {
  const t = useText(assetWords)
  const { systems, devices, needs } = p.register
  if (needs.length === 0) return <EmptyState title={t('topology.none')} />
  const within = new Set(needs.flatMap((need) => [need.fromId as string, need.toId as string]))
  const nodes: Node[] = [
    ...systems.map(({ id, name }) => ({ id, name, isSystem: true })),
    ...devices.filter((one) => within.has(one.id)).map(({ id, name }) => ({ id, name, isSystem: false })),
  ]
  return (
    <>
      <p className="page-note">{t('topology.note')}</p>
      <Drawing placed={placeNodes(nodes, needs)} needs={needs} stateOf={p.stateOf} label={t('topology')} />
      <NeedTable nodes={nodes.filter((node) => within.has(node.id))} needs={needs} />
    </>
  )
}

function Drawing(p: {
  placed: readonly PlacedNode[]
  needs: Register['needs']
  stateOf: ((id: string) => NodeState | undefined) | undefined
  label: string
}) {
  const rows = Math.max(...p.placed.map((node) => node.row)) + 1
  const widest = Math.max(...p.placed.map((node) => node.inRow))
  const width = widest * (BOX.width + BOX.gapX) + BOX.gapX
  const height = rows * (BOX.height + BOX.gapY) - BOX.gapY + 2 * BOX.edge
  const at = (node: PlacedNode) => ({
    x: (width - node.inRow * (BOX.width + BOX.gapX) + BOX.gapX) / 2 + node.column * (BOX.width + BOX.gapX),
    y: BOX.edge + node.row * (BOX.height + BOX.gapY),
  })
  const places = new Map(p.placed.map((node) => [node.id, at(node)]))
  return (
    <div className="as-topology" tabIndex={0} role="region" aria-label={p.label}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={p.label}>
        <defs>
          <marker
            id="as-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {p.needs.map((need) => {
          const from = places.get(need.fromId)
          const to = places.get(need.toId)
          if (!from || !to) return null
          const [x1, y1, x2, y2] = [
            from.x + BOX.width / 2,
            from.y + BOX.height,
            to.x + BOX.width / 2,
            to.y - 2,
          ]
          const middle = (y1 + y2) / 2
          return (
            <path
              key={`${need.fromId} ${need.toId}`}
              className="as-need"
              d={`M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`}
              markerEnd="url(#as-arrow)"
            />
          )
        })}
        {p.placed.map((node) => (
          <Box
            key={node.id}
            node={node}
            at={places.get(node.id) ?? { x: 0, y: 0 }}
            state={p.stateOf?.(node.id)}
          />
        ))}
      </svg>
    </div>
  )
}

function Box(p: { node: PlacedNode; at: { x: number; y: number }; state: NodeState | undefined }) {
  const short = p.node.name.length > 10 ? `${p.node.name.slice(0, 9)}…` : p.node.name
  return (
    <a href={subjectPath(p.node.id)}>
      <g transform={`translate(${p.at.x} ${p.at.y})`} className={`as-node as-${p.state?.tone ?? 'neutral'}`}>
        <title>{p.state ? `${p.node.name} · ${p.state.text}` : p.node.name}</title>
        <rect width={BOX.width} height={BOX.height} rx={p.node.isSystem ? 8 : 23} />
        <text x={BOX.width / 2} y={p.state ? 20 : 28} textAnchor="middle">
          {short}
        </text>
        {p.state && (
          <text x={BOX.width / 2} y={37} textAnchor="middle" className="as-node-state">
            {p.state.text}
          </text>
        )}
      </g>
    </a>
  )
}

function NeedTable({ nodes, needs }: { nodes: readonly Node[]; needs: Register['needs'] }) {
  const t = useText(assetWords)
  const marks = usePunctuation()
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  const list = (ids: readonly string[]) =>
    ids.length === 0 ? t('needs.none') : marks.list(ids.map((id) => names.get(id) ?? id))
  return (
    <DataTable
      caption={t('topology')}
      rows={nodes}
      rowKey={(node) => node.id}
      columns={[
        {
          key: 'name',
          title: t('name'),
          head: true,
          cell: (node) => <PageLink to={subjectPath(node.id)}>{node.name}</PageLink>,
        },
        {
          key: 'needs',
          title: t('needs'),
          cell: (node) => list(needs.filter((n) => n.fromId === node.id).map((n) => n.toId)),
        },
        {
          key: 'needed',
          title: t('needed-by'),
          cell: (node) => list(needs.filter((n) => n.toId === node.id).map((n) => n.fromId)),
        },
      ]}
    />
  )
}
