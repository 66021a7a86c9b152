import type { RuleFile } from '../kernel/rulebook.ts'
import type { Day } from '../kernel/time.ts'
import { scoreWorkingAttachment } from './attachments/score-working.ts'
import { selfTableAttachment } from './attachments/self-table.ts'
import { sourcesAttachment } from './attachments/sources.ts'
import type { ReportContent } from './content.ts'
import type { ReportInputs } from './inputs.ts'
import type { Attachment, Block, Part, Piece, ReportModel } from './model.ts'
import type { GeneratorName, Outline, Slot } from './outline.ts'
import { proseFlags, proseParagraphs, type ProseFlag, type Token } from './prose.ts'
import { type Composing, quoter, type QuoteState } from './quotes.ts'
import { conclusion, management } from './sections/conclusion.ts'
import * as funds from './sections/funds.ts'
import { goalText, indicatorBlocks, indicatorPlan, stageGoals } from './sections/goals.ts'
import { milestoneBlocks } from './sections/milestones.ts'
import { measures, problems } from './sections/problems.ts'
import { methods, rulesUsed, scope, steps } from './sections/process.ts'
import { tokensOf } from './tokens.ts'

type Tokens = ReadonlyMap<string, Token>
type Generator = (inputs: Composing, content: ReportContent, tokens: Tokens) => Block[]

const generators: Record<GeneratorName, Generator> = {
  'project-facts': funds.projectFacts,
  contracts: funds.contracts,
  funding: funds.funding,
  arrivals: funds.arrivals,
  uses: funds.uses,
  milestones: milestoneBlocks,
  leftover: funds.leftover,
  goal: goalText,
  'stage-goals': stageGoals,
  'indicator-plan': indicatorPlan,
  scope,
  'rules-used': rulesUsed,
  methods: (i, c, t) => methods(i, c, t).map((b) => filledIn(b, 'methods')),
  steps: (i, c, t) => steps(i, c, t).map((b) => filledIn(b, 'steps')),
  conclusion,
  management,
  'cost-indicators': (i) => indicatorBlocks(i, 'cost'),
  'output-indicators': (i) => indicatorBlocks(i, 'output'),
  'benefit-indicators': (i) => indicatorBlocks(i, 'benefit'),
  'satisfaction-indicators': (i) => indicatorBlocks(i, 'satisfaction'),
  'all-indicators': (i) => indicatorBlocks(i, 'all'),
  comparison: funds.comparison,
  problems,
  measures,
}

/** Marks what people fill in by a form of its own. */
const filledIn = (block: Block, slot: string): Block =>
  block.kind === 'paragraph' || block.kind === 'table' ? { ...block, slot } : block

/** A place for people's words with what is wrong with it. */
export type SlotState = {
  readonly key: string
  readonly filled: boolean
  readonly flags: readonly ProseFlag[]
}

/** A report made, and how far people are with it. */
export type Composed = {
  readonly model: ReportModel
  readonly slots: readonly SlotState[]
  /** Words quoted from elsewhere, with the typed numbers in them that are bound to nothing. */
  readonly quotes: readonly QuoteState[]
  readonly tokens: readonly Token[]
}

/** When it was signed off, as which version; null for a draft. */
export type Signing = { readonly on: Day; readonly edition: number } | null

/** Makes the report: the outline's order, what the program writes from facts, what people wrote with the numbers set in. */
export function compose(
  outline: Pick<RuleFile<Outline>, 'id' | 'sm3' | 'rule'>,
  gathered: ReportInputs,
  content: ReportContent,
  signing: Signing,
): Composed {
  const tokens = tokensOf(gathered)
  const quotes = quoter(gathered, content, tokens)
  const inputs: Composing = { ...gathered, quote: quotes.pieces }
  const slots: SlotState[] = []
  const parts = outline.rule.parts.map((part): Part => {
    const blocks: Block[] = [{ kind: 'heading', level: 1, text: part.heading }]
    const own: SlotState[] = []
    for (const item of part.content) {
      if ('heading' in item) blocks.push({ kind: 'heading', level: item.level, text: item.heading })
      else if ('generate' in item) {
        blocks.push(...generators[item.generate](inputs, content, tokens))
        const state = formState(item.generate, content, tokens)
        if (state) own.push(state)
      } else {
        const state = slotState(item, content, tokens)
        own.push(state)
        blocks.push(...slotBlocks(item, content, tokens))
      }
    }
    slots.push(...own)
    const blank = blocks.some((b) => piecesIn(b).some((p) => 'blank' in p))
    const flagged = own.some((s) => s.flags.length > 0)
    const state = flagged ? 'flagged' : blank ? 'open' : own.length > 0 ? 'done' : 'generated'
    return { key: part.key, heading: part.heading, state, blocks }
  })
  const attachments: Attachment[] = []
  for (const key of outline.rule.attachments) {
    if (key === 'self-table') attachments.push(selfTableAttachment(inputs, outline.rule.signatures))
    if (key === 'score-working') attachments.push(scoreWorkingAttachment(inputs))
    if (key === 'sources')
      attachments.push(sourcesAttachment(inputs, { parts: numbered(parts), attachments }))
  }
  const { rule } = outline
  if (rule.signatures.length > 0) parts.at(-1)?.blocks.push({ kind: 'signatures', boxes: rule.signatures })
  const model: ReportModel = {
    outlineId: outline.id,
    outlineChecksum: outline.sm3,
    title: rule.reportTitle,
    subtitle: inputs.project.name,
    unitName: inputs.unitName,
    projectCode: inputs.project.code,
    year: inputs.project.year,
    parts: numbered(parts),
    attachments,
    author: content.author.trim() || inputs.unitName,
    signedOn: signing?.on ?? null,
    edition: signing?.edition ?? null,
  }
  return { model, slots, quotes: quotes.states(), tokens: [...tokens.values()] }
}

/** The forms of their own hold words as well: typed numbers in them are flagged like any others. */
function formState(name: GeneratorName, content: ReportContent, tokens: Tokens): SlotState | null {
  const texts =
    name === 'methods'
      ? content.methods.map((m) => m.data)
      : name === 'steps'
        ? content.steps.map((s) => s.what)
        : null
  if (texts === null) return null
  return { key: name, filled: texts.length > 0, flags: texts.flatMap((text) => proseFlags(text, tokens)) }
}

function slotState(slot: Slot, content: ReportContent, tokens: Tokens): SlotState {
  const text = content.texts[slot.write] ?? ''
  return { key: slot.write, filled: text.trim() !== '', flags: proseFlags(text, tokens) }
}

function slotBlocks(slot: Slot, content: ReportContent, tokens: Tokens): Block[] {
  const text = content.texts[slot.write] ?? ''
  if (text.trim() === '')
    return slot.optional ? [] : [{ kind: 'paragraph', slot: slot.write, pieces: [{ blank: slot.label }] }]
  return proseParagraphs(text, tokens).map((pieces) => ({ kind: 'paragraph', slot: slot.write, pieces }))
}

function piecesIn(block: Block): readonly Piece[] {
  if (block.kind === 'paragraph') return block.pieces
  if (block.kind === 'table') return [...block.head, ...block.body].flat().flatMap((c) => c.pieces)
  return []
}

/** Tables and charts numbered through the report: 表1, 图1. */
function numbered(parts: readonly Part[]): Part[] {
  let [tables, charts] = [0, 0]
  return parts.map((part) => ({
    ...part,
    blocks: part.blocks.map((block) => {
      if (block.kind === 'table' && block.caption)
        return { ...block, caption: `表${++tables}　${block.caption}` }
      if (block.kind === 'chart') return { ...block, caption: `图${++charts}　${block.caption}` }
      return block
    }),
  }))
}
