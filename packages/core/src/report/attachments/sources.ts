import type { Fact, Period } from '../../kernel/fact.ts'
import { periodText } from '../../kernel/period-text.ts'
import { type Day, dayOf } from '../../kernel/time.ts'
import { factName, factPieces } from '../fact-name.ts'
import type { ReportInputs } from '../inputs.ts'
import { type Attachment, type Piece, piecesOf, type ReportModel } from '../model.ts'
import { count, day, dayText, recorded } from '../number.ts'
import { cell, head, note, sentence } from '../sentence.ts'

/** Where every number of the report comes from: each fact once, with its documents and who recorded it when. */
export function sourcesAttachment(
  inputs: ReportInputs,
  model: Pick<ReportModel, 'parts' | 'attachments'>,
): Attachment {
  const named = new Set<string>()
  for (const piece of piecesOf(model as ReportModel))
    if ('number' in piece) for (const id of piece.from) named.add(id)
  const all = [...inputs.facts, ...(inputs.earlier?.facts ?? [])]
  const facts = all.filter((f) => named.has(f.id)).sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return {
    key: 'sources',
    title: '数据来源表',
    landscape: true,
    blocks: [
      {
        kind: 'table',
        caption: '',
        widths: [27, 16, 13, 28, 16],
        head: [head('数据', '期间', '数值', '依据', '登记日期')],
        body: facts.map((f) => [
          cell(factName(inputs, f)),
          cell(recorded(periodName(f.period), 'plan', [f.id]), { align: 'center' }),
          cell(factPieces(f), { align: 'right' }),
          cell(evidencePieces(inputs, f), { align: 'left' }),
          cell(day(dayOf(f.recordedAt), [f.id]), { align: 'center' }),
        ]),
      },
      note(
        sentence`注：报告中的每个数字均取自上表数据或由上表数据按固定公式算出，可在系统中逐一查看原始依据。`,
      ),
    ],
  }
}

/** Years as 2023年, quarters as 2023年一季度, days as people write them. */
const periodName = (period: Period): string =>
  /^\d{4}-\d\d-\d\d$/.test(period) ? dayText(period as string as Day) : periodText('zh-CN', period)

const rank = (f: Fact) => `${f.metric} ${f.period} ${f.subject} ${f.id}`

/** What a fact without named documents was recorded from. */
const records = (f: Fact) =>
  f.metric.startsWith('indicator.') ? '系统登记的实际完成值' : '系统登记的项目和支付记录'

function evidencePieces(inputs: ReportInputs, f: Fact): Piece[] {
  const hand = inputs.hand.find((h) => h.factId === f.id)
  const names = f.evidence.map((id) => inputs.evidenceNames.get(id)).filter((n) => n !== undefined)
  const all = [...new Set([...(hand ? [hand.document] : []), ...names])]
  if (all.length === 0) return [{ text: records(f) }]
  if (all.length <= 3) return [{ text: all.join('；') }]
  // A fact may stand on dozens of payments: the page names each, the table the first few and how many there are.
  return sentence`${all.slice(0, 2).join('；')}等，共${count(f.evidence, '')}笔`
}
