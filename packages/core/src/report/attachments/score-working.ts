import { say } from '../../kernel/words.ts'
import { evaluateWords } from '../../evaluate/words.ts'
import type { Working } from '../../evaluate/score-card.ts'
import type { ReportInputs } from '../inputs.ts'
import type { Attachment, Piece } from '../model.ts'
import { pointsText, recorded } from '../number.ts'
import { cell, head, note, sentence } from '../sentence.ts'
import { pointsPiece } from '../sections/goals.ts'

/** How the points of every line came about: inputs, clause, arithmetic. */
export function scoreWorkingAttachment(inputs: ReportInputs): Attachment {
  const lines = inputs.score?.lines ?? []
  return {
    key: 'score-working',
    title: '评分计算过程表',
    landscape: true,
    blocks:
      lines.length === 0
        ? [note(sentence`${{ blank: '评分结果' }}`)]
        : [
            {
              kind: 'table',
              caption: '',
              widths: [24, 8, 8, 42, 18],
              head: [head('评分项', '分值', '得分', '计算过程', '依据条款')],
              body: lines.map((l) => {
                const from = [l.key, ...l.factIds]
                return [
                  cell(l.name),
                  cell(recorded(pointsText(l.weight), 'plan', [l.key]), { align: 'right' }),
                  cell(pointsPiece(l, '得分'), { align: 'right' }),
                  cell(
                    l.working
                      ? joinLines(formulas(l.working).map((f) => recorded(f, 'points', from)))
                      : { text: l.why ? say(evaluateWords, 'zh-CN', l.why, l.whyFacts) : '' },
                    { align: 'left' },
                  ),
                  cell(
                    l.working?.clause
                      ? recorded(clauses(l.working), 'plan', [inputs.score?.ruleSet.checksum ?? l.key])
                      : '',
                    { align: 'left' },
                  ),
                ]
              }),
            },
            note(sentence`注：规则没有写明而由评分规则自行选定的做法，在依据条款后注明“自定”。`),
          ],
  }
}

const formulas = (w: Working): string[] => [
  ...w.steps.flatMap(formulas),
  ...(/[=<>]/.test(w.formula) ? [w.formula] : []),
]

const clauses = (w: Working): string => [...new Set(clauseList(w))].join('；')
const clauseList = (w: Working): string[] => [
  ...(w.clause ? [`${w.clause}${w.ownChoice ? '（自定）' : ''}`] : []),
  ...w.steps.flatMap(clauseList),
]

const joinLines = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((p, i) => (i === 0 ? [p] : [{ text: '；' }, p]))
