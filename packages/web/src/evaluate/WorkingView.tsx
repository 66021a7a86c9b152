import { evaluateApi } from '@rongheng/core/evaluate/api'
import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreLine, Working } from '@rongheng/core/evaluate/score-card'
import { sentence } from '../api/sentence.ts'
import { useDownload } from '../api/use-write.ts'
import { FactNumber } from '../app/FactNumber.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** How the points of a line came about: every step in the order it is computed, its clause, and what it stands on. */
export function WorkingView({ line, rules }: { line: ScoreLine; rules: RuleSet }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const file = useDownload(evaluateApi.downloadEvidence)
  return (
    <div className="ev-steps">
      <p className="ev-total">
        {t('form.points')} {line.points === null ? '—' : pointsText(line.points)} / {pointsText(line.weight)}
      </p>
      {line.why !== null && <p>{t('working.none', { why: sentence(language, line.why, line.whyFacts) })}</p>}
      {line.working && inOrder(line.working).map((step, i) => <Step key={i} step={step} rules={rules} />)}
      {line.remarks.length > 0 && (
        <ul className="ev-warn">
          {line.remarks.map((r) => (
            <li key={r.code}>{sentence(language, r.code, r.facts)}</li>
          ))}
        </ul>
      )}
      {line.factIds.length > 0 && (
        <section>
          <h3>{t('working.facts')}</h3>
          <p className="ev-buttons">
            {line.factIds.map((id, i) => (
              <FactNumber key={id} factId={id} what={line.name}>
                {t('working.fact', { n: i + 1 })}
              </FactNumber>
            ))}
          </p>
        </section>
      )}
      {line.fileIds.length > 0 && (
        <section>
          <h3>{t('working.files')}</h3>
          <ErrorSummary error={file.error} />
          <p className="ev-buttons">
            {line.fileIds.map((id, i) => (
              <button
                key={id}
                type="button"
                className="evidence"
                onClick={() => file.mutate({ fileId: id as never })}
              >
                {t('working.file', { n: i + 1 })}
              </button>
            ))}
          </p>
        </section>
      )}
    </div>
  )
}

/** Innermost first: the order in which it is computed. */
const inOrder = (working: Working): Working[] => [...working.steps.flatMap(inOrder), working]

function Step({ step, rules }: { step: Working; rules: RuleSet }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const clause = step.clause === null ? undefined : rules.clauses[step.clause]
  return (
    <div className="ev-step">
      <p>
        {sentence(language, step.step)}{' '}
        {step.ownChoice && <StatusTag tone="warn">{t('own-choice.tag')}</StatusTag>}
      </p>
      <p className="ev-formula">{step.formula}</p>
      {step.inputs.length > 0 && (
        <p className="muted">
          {step.inputs.map((i) => `${sentence(language, i.name)} ${sentence(language, i.value)}`).join(' · ')}
        </p>
      )}
      {clause && (
        <p className="muted">
          {language === 'en' ? clause.en : clause.zh} [{step.clause}]
        </p>
      )}
    </div>
  )
}
