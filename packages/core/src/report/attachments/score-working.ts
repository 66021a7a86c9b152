import { say } from '../../kernel/words.ts'
import { evaluateWords } from '../../evaluate/words.ts'
import type { Working } from '../../evaluate/score-card.ts'
import type { ReportInputs } from '../inputs.ts'
import type { Attachment, Block, Piece } from '../model.ts'
import { pointsText, recorded } from '../number.ts'
import { cell, head, note, sentence } from '../sentence.ts'
import { pointsPiece } from '../sections/goals.ts'

/** How the points of every line came about: inputs, arithmetic, and the clauses of the rule set in words. */
export function scoreWorkingAttachment(inputs: ReportInputs): Attachment {
  const lines = inputs.score?.lines ?? []
  return {
    key: 'score-working',
    title: '评分计算过程表',
    landscape: true,
    blocks:
      inputs.score === null || lines.length === 0
        ? [note(sentence`${{ blank: '评分结果' }}`)]
        : workingBlocks(inputs, inputs.score),
  }
}

function workingBlocks(inputs: ReportInputs, score: NonNullable<ReportInputs['score']>): Block[] {
  const { lines, ruleSet } = score
  const used = [...new Set(lines.flatMap((l) => (l.working ? clausesOf(l.working) : [])))]
  const own = new Set(lines.flatMap((l) => (l.working ? ownChoices(l.working) : [])))
  const numberOf = (clause: string) =>
    recorded(`规则${used.indexOf(clause) + 1}`, 'plan', [`${ruleSet.checksum}/${clause}`])
  return [
    {
      kind: 'table',
      caption: '',
      widths: [26, 8, 8, 44, 14],
      head: [head('评分项', '分值', '得分', '计算过程', '依据')],
      body: lines.map((l) => {
        const from = [l.key, ...l.factIds]
        return [
          cell(l.name),
          cell(recorded(pointsText(l.weight), 'plan', [l.key]), { align: 'right' }),
          cell(pointsPiece(l, '得分'), { align: 'right' }),
          cell(
            l.working
              ? joinPieces(
                  formulas(l.working).map((f) => recorded(f, 'points', from)),
                  '；',
                )
              : { text: l.why ? say(evaluateWords, 'zh-CN', l.why, l.whyFacts) : '' },
            { align: 'left' },
          ),
          cell(l.working ? joinPieces(clausesOf(l.working).map(numberOf), '、') : '', { align: 'left' }),
        ]
      }),
    },
    note(sentence`所依据的评分规则为“${recorded(ruleSet.name.zh, 'plan', [ruleSet.checksum])}”：`),
    {
      kind: 'table',
      caption: '',
      widths: [12, 88],
      head: [head('依据', '规则内容')],
      body: used.map((clause) => [
        cell(numberOf(clause), { align: 'center' }),
        cell(
          [
            recorded(inputs.clauses[clause] ?? clause, 'plan', [`${ruleSet.checksum}/${clause}`]),
            { text: own.has(clause) ? '（规则没有写明，由评分规则自行选定。）' : '' },
          ],
          { align: 'left' },
        ),
      ]),
    },
  ]
}

const formulas = (w: Working): string[] => [
  ...w.steps.flatMap(formulas),
  ...(/[=<>]/.test(w.formula) ? [w.formula] : []),
]

/** The clauses of a working, those of the whole before those of its steps, each once. */
const clausesOf = (w: Working): string[] => [
  ...new Set([...(w.clause ? [w.clause] : []), ...w.steps.flatMap(clausesOf)]),
]

const ownChoices = (w: Working): string[] => [
  ...(w.clause && w.ownChoice ? [w.clause] : []),
  ...w.steps.flatMap(ownChoices),
]

const joinPieces = (pieces: readonly Piece[], between: string): Piece[] =>
  pieces.flatMap((p, i) => (i === 0 ? [p] : [{ text: between }, p]))
