import type { Block, ReportModel } from '@rongheng/core/report/model'
import type { ReactNode } from 'react'
import { ReportBlock } from './ReportBlock.tsx'
import './report.css'

/** The id under which a part or attachment can be jumped to. */
export const anchorOf = (key: string): string => `part-${key}`

/** Blocks that people fill in together, and those between. */
type Group = { readonly slot: string | undefined; readonly blocks: readonly Block[] }

function grouped(blocks: readonly Block[]): Group[] {
  const groups: { slot: string | undefined; blocks: Block[] }[] = []
  for (const block of blocks) {
    const slot = block.kind === 'paragraph' || block.kind === 'table' ? block.slot : undefined
    const last = groups.at(-1)
    if (last && last.slot === slot) last.blocks.push(block)
    else groups.push({ slot, blocks: [block] })
  }
  return groups
}

/** A report as it reads: title, parts, attachments. `around` puts the tools of a place to write around what stands there. */
export function ReportPaper(p: {
  model: ReportModel
  around?: (slot: string, children: ReactNode) => ReactNode
  /** After the last block of a part: places that are optional and empty. */
  after?: (partKey: string) => ReactNode
}) {
  const { model } = p
  const show = (key: string, blocks: readonly Block[]) =>
    grouped(blocks).map((group, i) => {
      const content = group.blocks.map((block, j) => (
        <ReportBlock key={j} block={block} {...(i === 0 && j === 0 && { anchor: anchorOf(key) })} />
      ))
      const inside = group.slot !== undefined && p.around ? p.around(group.slot, content) : content
      return <div key={`${key} ${i}`}>{inside}</div>
    })
  return (
    <article className="rp-paper" lang="zh-CN">
      <p className="rp-title" role="heading" aria-level={2}>
        {model.title}
      </p>
      <p className="rp-subtitle">（{model.subtitle}）</p>
      {model.parts.map((part) => (
        <section key={part.key}>
          {show(part.key, part.blocks)}
          {p.after?.(part.key)}
        </section>
      ))}
      {model.attachments.map((a, i) => (
        <section key={a.key}>
          <h2 id={anchorOf(a.key)}>
            附件{i + 1}　{a.title}
          </h2>
          {show(`${a.key}-blocks`, a.blocks)}
        </section>
      ))}
    </article>
  )
}
