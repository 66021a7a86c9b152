import type { GoalSheet } from '@rongheng/core/evaluate/api'
import { quarters } from '@rongheng/core/evaluate/goal'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import { placeOf } from '@rongheng/core/evaluate/levels'
import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import { inOrder } from '@rongheng/core/evaluate/score'
import { targetText } from '@rongheng/core/evaluate/target-text'
import type { IndicatorTemplate } from '@rongheng/core/evaluate/template'
import { DataTable } from '../ui/DataTable.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { FillBlanks } from './FillBlanks.tsx'
import { LintList } from './LintList.tsx'
import { evaluateWords } from './words.ts'

const texts = ['explanation', 'basis', 'source', 'scoring'] as const

/** Goal and indicators to read: what somebody who checks, approves or only looks has in front of them, nothing folded away. */
export function GoalView(p: { sheet: GoalSheet; template: IndicatorTemplate; ruleSets: readonly RuleSet[] }) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const { goal, indicators, remarks } = p.sheet
  if (!goal) return <p className="muted">{t('goal.none')}</p>
  const rules = p.ruleSets.find((r) => r.id === goal.ruleSetId)
  const levelOf = (i: Indicator) => {
    const place = placeOf(p.template, i.level2)
    return place ? [place.level1Name, place.level2Name].map((n) => (language === 'en' ? n.en : n.zh)) : []
  }
  const stage = (q: (typeof quarters)[number]) => goal.stages.find((s) => s.quarter === q)?.text
  const sum = indicators.reduce((total, i) => total + i.weight, p.template.execution)
  return (
    <>
      <section className="panel">
        <h2>{t('form.goal')}</h2>
        <p className="ev-pre">{goal.annual || t('form.not-yet')}</p>
        <h3>{t('goal.stages')}</h3>
        <DescriptionList
          rows={quarters.map((q) => ({ name: t(`goal.quarter.${q}`), value: stage(q) || '—' }))}
        />
        <p className="muted">
          {marks.label(t('choose.template'), language === 'en' ? p.template.titleEn : p.template.title)}
        </p>
        <p className="muted">
          {marks.label(t('choose.rules'), (language === 'en' ? rules?.titleEn : rules?.title) ?? '')}
        </p>
        <LintList remarks={remarks.filter((r) => r.row === null)} />
      </section>
      <section className="panel">
        <h2>{t('goal.indicators')}</h2>
        <p className="ev-note">
          {t('goal.sum', {
            indicators: pointsText(sum - p.template.execution),
            execution: pointsText(p.template.execution),
            sum: pointsText(sum),
          })}
        </p>
        <DataTable
          caption={t('goal.indicators')}
          rows={inOrder(p.template, indicators)}
          rowKey={(row) => row.id}
          columns={[
            { key: 'level', title: t('form.level2'), cell: (row) => levelOf(row).join(' · ') },
            {
              key: 'name',
              title: t('form.level3'),
              head: true,
              cell: (row) => (
                <div>
                  {row.name}
                  <LintList remarks={remarks.filter((r) => r.row === indicators.indexOf(row))} />
                </div>
              ),
            },
            {
              key: 'target',
              title: t('form.target'),
              cell: (row) => (
                <div>
                  {targetText(row.target, row.unit)}
                  {row.quarters.map((q) => (
                    <div key={q.quarter} className="muted">
                      {t(`stages.${q.quarter}`)} {q.target}
                    </div>
                  ))}
                </div>
              ),
            },
            { key: 'weight', title: t('form.weight'), numeric: true, cell: (row) => pointsText(row.weight) },
            {
              key: 'said',
              title: t('goal.said'),
              cell: (row) => (
                <>
                  <dl className="ev-said">
                    {texts.map((field) => (
                      <div key={field}>
                        <dt>{t(`goal.${field}`)}</dt>
                        <dd>{row[field] || '—'}</dd>
                      </div>
                    ))}
                    <div>
                      <dt>{t('goal.method')}</dt>
                      <dd>
                        {t(`evaluate.method.${row.method}`)}；
                        {row.measuredBy.kind === 'fact'
                          ? t('goal.measured.fact', { what: t(`fact.${row.measuredBy.metric}`) })
                          : t('goal.measured.hand')}
                      </dd>
                    </div>
                  </dl>
                  {goal.state === 'approved' && <FillBlanks indicator={row} />}
                </>
              ),
            },
          ]}
        />
      </section>
    </>
  )
}
