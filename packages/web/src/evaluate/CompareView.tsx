import { type Because, differences } from '@rongheng/core/evaluate/compare'
import { pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { ScoreCard } from '@rongheng/core/evaluate/score-card'
import { sentence } from '../api/sentence.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { evaluateWords } from './words.ts'

/** Two scores of one project side by side: the totals, and for each line that differs the clause on either side. */
export function CompareView(p: { a: ScoreCard; b: ScoreCard; rulesA: RuleSet; rulesB: RuleSet }) {
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const titleOf = ({ ruleSet }: ScoreCard) =>
    `${ruleSet.id} ${language === 'en' ? ruleSet.name.en : ruleSet.name.zh}`
  const totalOf = (card: ScoreCard) =>
    card.total === null
      ? '—'
      : `${pointsText(card.total)} ${language === 'en' ? (card.grade?.name.en ?? '') : (card.grade?.name.zh ?? '')}`
  const rows = differences(p.a, p.b)
  return (
    <section className="panel">
      <h2>{t('compare.title')}</h2>
      <p>{t('compare.totals', { a: titleOf(p.a), ta: totalOf(p.a), b: titleOf(p.b), tb: totalOf(p.b) })}</p>
      <p className="muted">{t('evaluate.weights-kept')}</p>
      {rows.length === 0 ? (
        <p>{t('compare.same')}</p>
      ) : (
        <DataTable
          caption={t('compare.title')}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            { key: 'name', title: t('score.line'), cell: (row) => row.name, head: true },
            { key: 'a', title: p.a.ruleSet.id, cell: (row) => row.a, numeric: true },
            { key: 'b', title: p.b.ruleSet.id, cell: (row) => row.b, numeric: true },
            {
              key: 'why',
              title: t('compare.why'),
              cell: (row) => (
                <div>
                  <Side rules={p.rulesA} because={row.because.a} />
                  <Side rules={p.rulesB} because={row.because.b} />
                </div>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

/** What one rule set does at the step that makes the difference: its arithmetic and its clause. */
function Side({ rules, because }: { rules: RuleSet; because: Because }) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const { language } = useLanguage()
  const clause = because.clause === null ? undefined : rules.clauses[because.clause]
  return (
    <div className="ev-side">
      <p>
        {marks.label(rules.id, sentence(language, because.step, because.whyFacts))}{' '}
        <span className="ev-formula">{because.formula}</span>{' '}
        {because.ownChoice && <StatusTag tone="warn">{t('own-choice.tag')}</StatusTag>}
      </p>
      {clause && (
        <p className="muted">
          {language === 'en' ? clause.en : clause.zh} [{because.clause}]
        </p>
      )}
    </div>
  )
}
