import type { Results } from '@rongheng/core/evaluate/api'
import { type Quarter, quarters, type StageGoal } from '@rongheng/core/evaluate/goal'
import type { Indicator } from '@rongheng/core/evaluate/indicator'
import { bpText } from '@rongheng/core/evaluate/ratio'
import { type StageLine, stagesToMend, type StageVerdict } from '@rongheng/core/evaluate/stage'
import { periodText } from '@rongheng/core/kernel/period-text'
import { FactNumber } from '../app/FactNumber.tsx'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { type Punctuation, usePunctuation } from '../ui/punctuation.ts'
import { useLanguage, useText } from '../ui/text.tsx'
import { useQueryValue } from '../ui/use-query-value.ts'
import { useActualText } from './actual-text.ts'
import { evaluateWords } from './words.ts'

const tones: Record<StageVerdict, Tone> = {
  met: 'good',
  missed: 'bad',
  'not-entered': 'warn',
  'not-measured': 'warn',
  'to-judge': 'info',
  open: 'neutral',
}

/** How the year goes: what was planned for the end of a quarter beside what was reached, and what asks for an entry or a reason. */
export function StagePanel(p: {
  indicators: readonly Indicator[]
  goals: readonly StageGoal[]
  results: Results
  /** Whether results may be entered here; otherwise they can be looked at. */
  mayEnter: boolean
  onEnter: (indicator: Indicator, period: string) => void
}) {
  const { language } = useLanguage()
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const actualText = useActualText()
  const { stages } = p.results
  const [chosen, choose] = useQueryValue('quarter', p.results.quarter ?? 'Q1')
  const quarter: Quarter = quarters.find((q) => q === chosen) ?? 'Q1'
  if (stages.length === 0)
    return (
      <section className="panel">
        <h2>{t('stages')}</h2>
        <p className="muted">{t('stages.none')}</p>
      </section>
    )
  const lines = stages.filter((line) => line.quarter === quarter)
  const { missed, open } = stagesToMend(lines)
  const met = lines.filter((line) => line.verdict === 'met').length
  const allMissed = lines.filter((line) => line.verdict === 'missed').length
  const of = (line: StageLine) => p.indicators.find((i) => i.id === line.indicatorId)
  const goal = p.goals.find((g) => g.quarter === quarter)?.text
  return (
    <section className="panel">
      <h2>{t('stages')}</h2>
      <fieldset className="ev-quarters">
        <legend className="visually-hidden">{t('stages.quarter')}</legend>
        <span className="choice">
          {quarters.map((q) => (
            <button type="button" key={q} aria-pressed={q === quarter} onClick={() => choose(q)}>
              {t(`stages.${q}`)}
            </button>
          ))}
        </span>
      </fieldset>
      {goal && <p className="ev-note">{t('stages.goal', { text: goal })}</p>}
      <p className="ev-note">
        {t('stages.count', { all: lines.length, met, missed: allMissed, open: open.length })}{' '}
        {missed.length > 0 && (
          <StatusTag tone="bad">{t('stages.unexplained', { count: missed.length })}</StatusTag>
        )}
      </p>
      <DataTable
        caption={t('stages')}
        rows={lines}
        rowKey={(row) => row.indicatorId}
        rowTone={(row) =>
          row.verdict === 'missed' ? 'bad' : row.verdict === 'not-entered' ? 'warn' : undefined
        }
        empty={<p className="muted">{t('stages.none.quarter')}</p>}
        columns={[
          { key: 'name', title: t('form.level3'), head: true, cell: (row) => of(row)?.name ?? '' },
          { key: 'target', title: t('stages.target'), cell: (row) => row.target },
          {
            key: 'actual',
            title: t('stages.actual'),
            cell: (row) =>
              row.actual === null ? (
                '—'
              ) : (
                <FactNumber
                  factId={row.factIds[0]}
                  what={`${of(row)?.name ?? ''} ${periodText(language, row.period)}`}
                >
                  {actualText(row.actual, of(row) ?? { unit: '', weight: 0 })}
                </FactNumber>
              ),
          },
          {
            key: 'deviation',
            title: t('stages.deviation'),
            numeric: true,
            cell: (row) => deviationText(row, of(row)?.unit ?? '', marks),
          },
          {
            key: 'verdict',
            title: t('stages.verdict'),
            cell: (row) => (
              <StatusTag tone={tones[row.verdict]}>{t(`stages.verdict.${row.verdict}`)}</StatusTag>
            ),
          },
          { key: 'reason', title: t('results.reason'), cell: (row) => row.reason || '—' },
          {
            key: 'act',
            title: t('results.act'),
            cell: (row) => {
              const indicator = of(row)
              const byHand = indicator?.measuredBy.kind === 'hand'
              return indicator ? (
                <ActionButton
                  label={t(
                    !p.mayEnter
                      ? 'results.look'
                      : !byHand
                        ? 'results.explain'
                        : row.actual
                          ? 'results.change'
                          : 'results.enter',
                  )}
                  what={`${indicator.name} ${t(`goal.quarter.${quarter}`)}`}
                  onPress={() => p.onEnter(indicator, row.period)}
                />
              ) : null
            },
          },
        ]}
      />
    </section>
  )
}

/** "-1次（-2.56%）"; a dash where nothing can be compared by number. */
function deviationText(line: StageLine, unit: string, marks: Punctuation): string {
  if (line.deviation === null) return '—'
  const sign = line.deviation.startsWith('-') || line.deviation === '0' ? '' : '+'
  const share = line.deviationBp === null ? '' : marks.aside(`${sign}${bpText(line.deviationBp)}`)
  return `${sign}${line.deviation}${unit}${share}`
}
