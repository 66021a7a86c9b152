import type { ProjectView } from '@rongheng/core/budget/views'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import { pointsText } from '@rongheng/core/evaluate/points'
import { bpText } from '@rongheng/core/evaluate/ratio'
import { score, whyNotScore } from '@rongheng/core/evaluate/score'
import type { ScoreCard } from '@rongheng/core/evaluate/score-card'
import { sentence } from '../api/sentence.ts'
import { useRead } from '../api/use-read.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { useQueryValue } from '../ui/use-query-value.ts'
import { CompareView } from './CompareView.tsx'
import { EvaluateFrame } from './EvaluateFrame.tsx'
import { RuleNote, RuleSelect } from './RuleChoice.tsx'
import { SelfTableForm } from './SelfTableForm.tsx'
import { WhatIf } from './WhatIf.tsx'
import { evaluateWords } from './words.ts'

/** The 自评表 with its score: under any rule set and template, beside a second rule set, and under a supposition. */
export function ScorePage({ projectId }: { projectId: string }) {
  const t = useText(evaluateWords)
  return (
    <EvaluateFrame
      projectId={projectId}
      tab="score"
      actions={<ActionButton label={t('print')} onPress={() => window.print()} />}
    >
      {(view) => <Score view={view} />}
    </EvaluateFrame>
  )
}

function Score({ view }: { view: ProjectView }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const projectId = view.project.id
  const { goal } = useRead(evaluateApi.getGoal, { projectId })
  const { ruleSets, templates } = useRead(evaluateApi.rulebook, {})
  const input = useRead(evaluateApi.scoreInput, { projectId })
  const [rulesId, setRules] = useQueryValue('rules', goal?.ruleSetId ?? '')
  const [templateId, setTemplate] = useQueryValue('template', goal?.templateId ?? '')
  const [againstId, setAgainst] = useQueryValue('against')
  const rules = ruleSets.find((r) => r.id === rulesId)
  const template = templates.find((one) => one.id === templateId)
  const against = ruleSets.find((r) => r.id === againstId && r.id !== rulesId) ?? null
  const goalPage = `/evaluate/projects/${projectId}`
  if (!goal)
    return (
      <EmptyState title={t('score.cannot')} help={t('evaluate.no-such-goal')}>
        <PageLink to={goalPage}>{t('score.to-goal')}</PageLink>
      </EmptyState>
    )
  if (!rules || !template)
    return (
      <EmptyState
        title={t('score.cannot')}
        help={t(rules ? 'evaluate.no-such-template' : 'evaluate.no-such-rule-set', {
          id: rules ? templateId : rulesId,
        })}
      />
    )
  const reason = whyNotScore(template, input.indicators)
  const card = reason ? null : score(rules, template, input)
  const beside = reason || !against ? null : score(against, template, input)
  return (
    <>
      <section className="panel no-print">
        <div className="ev-choices">
          <RuleSelect
            label={t('choose.rules')}
            value={rulesId}
            own={goal.ruleSetId}
            options={ruleSets}
            onChange={setRules}
          />
          <RuleSelect
            label={t('choose.template')}
            value={templateId}
            own={goal.templateId}
            options={templates}
            onChange={setTemplate}
          />
          <RuleSelect
            label={t('choose.against')}
            value={against ? againstId : ''}
            none={t('choose.none')}
            options={ruleSets.filter((r) => r.id !== rulesId)}
            onChange={setAgainst}
          />
        </div>
        <RuleNote rules={rules} />
      </section>
      {reason && (
        <section className="panel">
          <h2>{t('score.cannot')}</h2>
          <p>{sentence(language, reason.code, reason.facts)}</p>
          <PageLink to={goalPage}>{t('score.to-goal')}</PageLink>
        </section>
      )}
      {card && (
        <>
          <section className="panel ev-print">
            <Summary card={card} />
            <Table
              projectId={projectId}
              card={card}
              rules={rules}
              template={templateId}
              beside={beside && against && { card: beside, name: against.id }}
            />
          </section>
          {beside && against && <CompareView a={card} b={beside} rulesA={rules} rulesB={against} />}
          <WhatIf view={view} rules={rules} template={template} input={input} card={card} />
        </>
      )}
    </>
  )
}

function Table(p: {
  projectId: string
  card: ScoreCard
  rules: Parameters<typeof SelfTableForm>[0]['rules']
  template: string
  beside: Parameters<typeof SelfTableForm>[0]['beside']
}) {
  const { projectId, template } = p
  const table = useRead(evaluateApi.selfTable, { projectId, rules: p.rules.id, template })
  return <SelfTableForm table={table} card={p.card} rules={p.rules} beside={p.beside} />
}

function Summary({ card }: { card: ScoreCard }) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const open = card.lines.filter((l) => l.points === null)
  const said = card.lines.flatMap((line) => [
    ...(line.why === null ? [] : [{ line, code: line.why, facts: line.whyFacts }]),
    ...line.remarks.map((r) => ({ line, code: r.code, facts: r.facts })),
  ])
  return (
    <div className="no-print">
      <p className="ev-total">
        {card.total === null
          ? t('score.total.none', { count: open.length, sofar: pointsText(card.soFar) })
          : t('score.total', {
              total: pointsText(card.total),
              grade: (language === 'en' ? card.grade?.name.en : card.grade?.name.zh) ?? '',
            })}
      </p>
      {card.grade?.borrowedFrom && (
        <p className="muted">{t('evaluate.grade-borrowed', { source: card.grade.borrowedFrom })}</p>
      )}
      {card.cap && (
        <p>{t('score.capped', { rate: bpText(card.cap.rateBp), cap: pointsText(card.cap.atMost) })}</p>
      )}
      {said.length > 0 && (
        <details className="ev-warn" open={open.length > 0}>
          <summary>{t('score.remarks', { count: said.length })}</summary>
          <ul>
            {said.map(({ line, code, facts }) => (
              <li key={`${line.key} ${code}`}>{marks.label(line.name, sentence(language, code, facts))}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
