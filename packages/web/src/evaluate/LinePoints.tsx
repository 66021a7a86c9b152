import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreLine } from '@rongheng/core/evaluate/score-card'
import { EvidenceNumber } from '../ui/EvidenceNumber.tsx'
import { useText } from '../ui/text.tsx'
import { WorkingView } from './WorkingView.tsx'
import { evaluateWords } from './words.ts'

/** Points that open their working. */
export function LinePoints(p: { line: ScoreLine; rules: RuleSet; projectId: string }) {
  const { line, rules, projectId } = p
  const t = useText(evaluateWords)
  return (
    <EvidenceNumber
      what={t('points.of', { line: line.name })}
      evidence={() => <WorkingView line={line} rules={rules} projectId={projectId} />}
    >
      {line.points === null ? '—' : pointsText(line.points)}
    </EvidenceNumber>
  )
}
