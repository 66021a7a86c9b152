import { budgetApi } from '@rongheng/core/budget/api'
import { inOrder } from '@rongheng/core/evaluate/compare'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreLine, Working } from '@rongheng/core/evaluate/score-card'
import type { FactId } from '@rongheng/core/kernel/fact'
import { sentence } from '../api/sentence.ts'
import { useRead } from '../api/use-read.ts'
import { useDownload } from '../api/use-write.ts'
import { FactNumber, useFactText } from '../app/FactNumber.tsx'
import { useMay } from '../app/session.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** How the points of a line came about: every step in the order it is computed, its clause, and what it stands on. */
export function WorkingView(p: { line: ScoreLine; rules: RuleSet; projectId: string }) {
  const { line, rules } = p
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const mayReadFiles = useMay('evidence.read')
  return (
    <div className="ev-steps">
      <p className="ev-total">
        {t('form.points')} {line.points === null ? '—' : pointsText(line.points)} / {pointsText(line.weight)}
      </p>
      {line.why !== null && <p>{t('working.none', { why: sentence(language, line.why, line.whyFacts) })}</p>}
      {line.working && <Steps working={line.working} rules={rules} />}
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
          <DescriptionListOfFacts factIds={line.factIds} what={line.name} />
        </section>
      )}
      {line.fileIds.length > 0 && mayReadFiles && (
        <section>
          <h3>{t('working.files')}</h3>
          <EvidenceFiles projectId={p.projectId} fileIds={line.fileIds} />
        </section>
      )}
    </div>
  )
}

function DescriptionListOfFacts(p: { factIds: readonly string[]; what: string }) {
  return (
    <dl className="facts">
      {p.factIds.map((id) => (
        <FactRow key={id} factId={id} what={p.what} />
      ))}
    </dl>
  )
}

/** A fact by the name of what it says, with its value; pressing it shows what it stands on. */
function FactRow({ factId, what }: { factId: string; what: string }) {
  const t = useText(evaluateWords)
  const valueText = useFactText()
  const { fact } = useRead(budgetApi.getFact, { factId: factId as FactId })
  const key = `fact.${fact.metric}` as keyof typeof evaluateWords
  const name = key in evaluateWords ? t(key) : fact.metric
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <FactNumber factId={factId} what={`${what} ${name}`}>
          {valueText(fact)}
        </FactNumber>
      </dd>
    </div>
  )
}

/** Evidence files by name; pressing one fetches it. */
export function EvidenceFiles(p: { projectId: string; fileIds: readonly string[] }) {
  const file = useDownload(evaluateApi.downloadEvidence)
  const { items } = useRead(evaluateApi.listEvidence, { projectId: p.projectId })
  return (
    <>
      <ErrorSummary error={file.error} />
      <ul className="ev-muted-list">
        {items
          .filter((one) => p.fileIds.includes(one.file.id))
          .map(({ file: { id, name }, note }) => (
            <li key={id}>
              <button type="button" className="evidence" onClick={() => file.mutate({ fileId: id })}>
                {name}
              </button>{' '}
              {note}
            </li>
          ))}
      </ul>
    </>
  )
}

/** The steps of a working, in the order they are computed. */
export function Steps({ working, rules }: { working: Working; rules: RuleSet }) {
  return (
    <>
      {inOrder(working).map((step, i, all) => (
        <Step key={i} step={step} before={all[i - 1] ?? null} rules={rules} />
      ))}
    </>
  )
}

/** One step. What the step before it already said (its inputs, its clause) is not said again. */
function Step({ step, before, rules }: { step: Working; before: Working | null; rules: RuleSet }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const clause =
    step.clause === null || step.clause === before?.clause ? undefined : rules.clauses[step.clause]
  const inputs = step.inputs.filter(
    (i) => !before?.inputs.some((b) => b.name === i.name && b.value === i.value),
  )
  return (
    <div className="ev-step">
      <p>
        {sentence(language, step.step)}{' '}
        {step.ownChoice && <StatusTag tone="warn">{t('own-choice.tag')}</StatusTag>}
      </p>
      <p className="ev-formula">{step.formula}</p>
      {inputs.length > 0 && (
        <p className="muted">
          {inputs.map((i) => `${sentence(language, i.name)} ${sentence(language, i.value)}`).join(' · ')}
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
