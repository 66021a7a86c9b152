import type { Block, Piece } from '../model.ts'
import { number } from '../number.ts'
import type { Composing } from '../quotes.ts'
import { listed, nth, paragraph, sentence } from '../sentence.ts'
import { amountFact, executionReason } from './funds.ts'
import { improvementPieces, inFormOrder, missedSentence } from './goals.ts'
import { milestonePieces } from './milestones.ts'

/**
 * Problems that follow from the records: milestones and indicators missed, money left, results not measured. A heading
 * that promises problems is never empty: where the records show none, it says so.
 */
export function problems(inputs: Composing): Block[] {
  const found: Piece[][] = []
  const missed = inputs.milestones?.measured.filter((m) => m.verdict === 'missed') ?? []
  if (missed.length > 0) {
    const each = missed.map((m) => {
      const x = milestonePieces(inputs, m)
      return sentence`${x.on}应达到${x.planned ?? { blank: '要求' }}%，实际${x.actual}%，相差${x.gap ?? { blank: '差距' }}个百分点`
    })
    found.push(
      sentence`支付进度未达到要求。${listed(each)}原因：${executionReason(inputs, '支付进度未达到要求的原因（在实际完成情况页填写）')}。`,
    )
  }
  const [full, spent] = [amountFact(inputs, 'fullYear'), amountFact(inputs, 'spent')]
  if (
    missed.length === 0 &&
    full?.value != null &&
    spent?.value != null &&
    Number(spent.value) < Number(full.value)
  )
    found.push(
      sentence`预算未全部执行，剩余${number('difference-wan', [full, spent], '剩余资金')}万元，占全年预算数的${number('rate-gap', [spent, full], '剩余比例')}%。`,
    )
  for (const i of inFormOrder(inputs)) {
    const line = inputs.score?.lines.find((l) => l.key === i.id)
    if (line?.met === false) found.push(sentence`绩效指标未完成。${missedSentence(inputs, i, line)}`)
    else if (line?.state === 'not-measured') found.push(sentence`“${i.name}”没有取得实际完成值，不能得分。`)
  }
  // Nothing found is said only of what was looked at.
  if (!inputs.score || !inputs.milestones)
    found.push(sentence`${{ blank: '存在的问题（选好支付进度节点、填好指标和实际完成值后自动列出）' }}。`)
  if (found.length === 0)
    return [
      paragraph(
        sentence`从支付进度和指标完成情况看，各支付节点和绩效指标均达到要求，系统记录中未发现未完成事项。`,
      ),
    ]
  return found.map((pieces, i) => paragraph([{ text: `${nth(i + 1)}是` }, ...pieces]))
}

/** What will be done about each missed indicator; taken from where its result was entered. */
export function measures(inputs: Composing): Block[] {
  const rows = inFormOrder(inputs).flatMap((i) => {
    const line = inputs.score?.lines.find((l) => l.key === i.id)
    if (line?.met !== false) return []
    const improvement = improvementPieces(inputs, i)
    return [
      improvement.length > 0
        ? sentence`针对“${i.name}”，${improvement}。`
        : sentence`针对“${i.name}”，${{ blank: `“${i.name}”的改进措施（在实际完成值处填写）` }}`,
    ]
  })
  return rows.length === 0
    ? []
    : [
        paragraph([
          { text: '对未达到指标值的指标，改进措施为：' },
          ...rows.flatMap((pieces, i) => [{ text: `（${nth(i + 1)}）` }, ...pieces]),
        ]),
      ]
}
