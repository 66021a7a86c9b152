import type { Register } from '@rongheng/core/assets/api'
import { DataTable } from '../ui/DataTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { subjectPath } from './subject-path.ts'
import { type Drawing, drawNeeds, type Node, type Point } from './topology.ts'
import { assetWords } from './words.ts'

const BOX = { width: 148, height: 46 } as const
/** Smaller than this, its words cannot be read: it is moved sideways instead. */
const LEAST_SCALE = 0.85
const SIZES = { box: BOX.width + 24, lane: 28, row: BOX.height + 54 } as const

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
  const drawing = drawNeeds(nodes, needs, SIZES)
  return (
    <>
      <p className="page-note as-note">
        {t('topology.note')} <span className="as-wide">{t('topology.arrows')}</span>
      </p>
      <Picture drawing={drawing} stateOf={p.stateOf} label={t('tab.topology')} />
      <Layers drawing={drawing} needs={needs} stateOf={p.stateOf} />
      <div className="as-wide">
        <NeedTable nodes={nodes} needs={needs} stateOf={p.stateOf} />
      </div>
    </>
  )
}

type StateOf = ((id: string) => NodeState | undefined) | undefined

function Picture(p: { drawing: Drawing; stateOf: StateOf; label: string }) {
  const { width, height, nodes, lines } = p.drawing
  return (
    <div className="as-topology" tabIndex={0} role="region" aria-label={p.label}>
      <svg
        style={{ maxWidth: width, minWidth: width * LEAST_SCALE }}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={p.label}
      >
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
        {lines.map(({ key, points }) => (
          <path key={key} className="as-need" d={lineThrough(points)} markerEnd="url(#as-arrow)" />
        ))}
        {nodes.map((node) => (
          <Box key={node.id} node={node} state={p.stateOf?.(node.id)} />
        ))}
      </svg>
    </div>
  )
}

/** A line from the foot of the first box to the head of the last, upright past every row between. */
function lineThrough(points: readonly Point[]): string {
  const last = points.length - 1
  const half = BOX.height / 2
  const stops = points.flatMap(({ x, y }, i) => [
    ...(i > 0 ? [{ x, y: i === last ? y - half - 2 : y - half }] : []),
    ...(i < last ? [{ x, y: y + half }] : []),
  ])
  return stops
    .map(({ x, y }, i) => {
      const before = stops[i - 1]
      if (!before) return `M${x} ${y}`
      if (before.x === x) return `L${x} ${y}`
      const middle = (before.y + y) / 2
      return `C${before.x} ${middle} ${x} ${middle} ${x} ${y}`
    })
    .join('')
}

function Box(p: { node: Node & Point; state: NodeState | undefined }) {
  const short = p.node.name.length > 10 ? `${p.node.name.slice(0, 9)}…` : p.node.name
  return (
    // The table has the same links, with names that can be heard: the keyboard goes there.
    <a href={subjectPath(p.node.id)} tabIndex={-1}>
      <g
        transform={`translate(${p.node.x - BOX.width / 2} ${p.node.y - BOX.height / 2})`}
        className={`as-node as-${p.state?.tone ?? 'neutral'}`}
      >
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

/** The rows of the drawing as lists, from the top, with what each needs: what a phone shows in place of drawing and table. */
function Layers(p: { drawing: Drawing; needs: Register['needs']; stateOf: StateOf }) {
  const { drawing, needs, stateOf } = p
  const t = useText(assetWords)
  const marks = usePunctuation()
  const names = new Map(drawing.nodes.map((node) => [node.id, node.name]))
  const needsOf = (id: string) =>
    needs.filter((need) => need.fromId === id).map((need) => names.get(need.toId) ?? need.toId)
  const rows = [...new Set(drawing.nodes.map((node) => node.y))].sort((a, b) => a - b)
  return (
    <ol className="as-layers">
      {rows.map((y, i) => (
        <li key={y}>
          <h3>{t(i === 0 ? 'layer.top' : 'layer', { n: i + 1 })}</h3>
          <ul>
            {drawing.nodes
              .filter((node) => node.y === y)
              .map((node) => (
                <li key={node.id}>
                  <div>
                    <PageLink to={subjectPath(node.id)}>{node.name}</PageLink>
                    {needsOf(node.id).length > 0 && (
                      <p className="muted">{t('layer.needs', { what: marks.list(needsOf(node.id)) })}</p>
                    )}
                  </div>{' '}
                  <State of={stateOf?.(node.id)} />
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

const State = ({ of }: { of: NodeState | undefined }) => of && <StatusTag tone={of.tone}>{of.text}</StatusTag>

function NeedTable(p: { nodes: readonly Node[]; needs: Register['needs']; stateOf: StateOf }) {
  const { nodes, needs, stateOf } = p
  const t = useText(assetWords)
  const marks = usePunctuation()
  const names = new Map(nodes.map((node) => [node.id, node.name]))
  const list = (ids: readonly string[]) =>
    ids.length === 0 ? t('needs.none') : marks.list(ids.map((id) => names.get(id) ?? id))
  return (
    <DataTable
      caption={t('tab.topology')}
      rows={nodes}
      rowKey={(node) => node.id}
      columns={[
        {
          key: 'name',
          title: t('name'),
          head: true,
          cell: (node) => <PageLink to={subjectPath(node.id)}>{node.name}</PageLink>,
        },
        ...(stateOf
          ? [
              {
                key: 'state',
                title: t('state'),
                cell: (node: Node) => (stateOf(node.id) ? <State of={stateOf(node.id)} /> : '—'),
              },
            ]
          : []),
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
