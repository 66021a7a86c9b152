import { evaluateApi, type GoalSheet } from '@rongheng/core/evaluate/api'
import { quarters } from '@rongheng/core/evaluate/goal'
import { lintGoal } from '@rongheng/core/evaluate/lint'
import { FULL_MARKS, pointsText } from '@rongheng/core/evaluate/points'
import type { RuleSet } from '@rongheng/core/evaluate/rule-set'
import type { IndicatorTemplate } from '@rongheng/core/evaluate/template'
import { useMemo, useRef, useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.tsx'
import { IndicatorRow } from './IndicatorRow.tsx'
import { LintList } from './LintList.tsx'
import { RuleSelect } from './RuleChoice.tsx'
import { draftOf, emptyRow, type RowDraft, rowOf } from './goal-draft.ts'
import { evaluateWords } from './words.ts'

type Typed = {
  annual: string
  stages: Record<(typeof quarters)[number], string>
  templateId: string
  ruleSetId: string
  rows: readonly RowDraft[]
}

type Props = {
  sheet: GoalSheet
  year: number
  ruleSets: readonly RuleSet[]
  templates: readonly IndicatorTemplate[]
  /** Goal and indicators of the project this one was copied from, to begin with. */
  lastYear: GoalSheet | null
  onDirty: (dirty: boolean) => void
  onSaved: () => void
}

/** What the form starts from: a saved goal, or an empty one under the templates of the day. */
function typedOf(
  sheet: GoalSheet,
  templates: readonly IndicatorTemplate[],
  copied: { years: number } | null = null,
): Typed {
  const { goal } = sheet
  const stage = (q: (typeof quarters)[number]) => goal?.stages.find((s) => s.quarter === q)?.text ?? ''
  return {
    annual: goal?.annual ?? '',
    stages: { Q1: stage('Q1'), Q2: stage('Q2'), Q3: stage('Q3'), Q4: stage('Q4') },
    templateId:
      goal?.templateId ?? templates.find((one) => one.id === 'mof-2021-cost')?.id ?? templates[0]?.id ?? '',
    ruleSetId: goal?.ruleSetId ?? 'mof-2020',
    rows: sheet.indicators.map((i) => rowOf(i, i.id, copied)),
  }
}

/** The form of goal and indicators. The lint runs at every key, in the browser, by the same function as on the server. */
export function GoalForm(p: Props) {
  const marks = usePunctuation()
  const t = useText(evaluateWords)
  const toast = useToast()
  const save = useWrite(evaluateApi.saveGoal)
  const [version] = useState(p.sheet.goal?.version ?? 0)
  const [typed, setTyped] = useState(() => typedOf(p.sheet, p.templates))
  const unsaved = useUnsaved()
  const [tried, setTried] = useState(false)
  // An empty form is no mistake: the lint speaks once something stands there, or somebody tried to save.
  const [begun, setBegun] = useState(p.sheet.goal !== null)
  const made = useRef(0)
  const change = (next: Partial<Typed>) => {
    setTyped((now) => ({ ...now, ...next }))
    unsaved.touch()
    setBegun(true)
    p.onDirty(true)
  }
  const template = p.templates.find((one) => one.id === typed.templateId)
  const drafts = useMemo(() => typed.rows.map(draftOf), [typed.rows])
  const remarks = useMemo(() => {
    if (!template || !(begun || tried)) return []
    const form = {
      year: p.year,
      annual: typed.annual,
      stages: quarters.map((quarter) => ({ quarter, text: typed.stages[quarter] })),
      indicators: drafts.map((d) => d.draft),
    }
    // A field that holds nothing usable is the form's matter, not the lint's.
    return lintGoal(form, template, { history: p.sheet.earlier }).filter(
      (r) => r.row === null || r.field !== 'target' || !drafts[r.row]?.problems.includes('target'),
    )
  }, [template, typed, drafts, begun, tried, p.year, p.sheet.earlier])
  if (!template) return null
  const at = (field: string, row: number | null = null) =>
    remarks.filter((r) => r.row === row && (row !== null || r.field === field))
  const setRow = (i: number, next: RowDraft) =>
    change({ rows: typed.rows.map((row, j) => (j === i ? next : row)) })
  const moveRow = (i: number, by: -1 | 1) => {
    const rows = [...typed.rows]
    const [one] = rows.splice(i, 1)
    if (one) rows.splice(i + by, 0, one)
    change({ rows })
  }
  const addRow = () => {
    made.current += 1
    const level2 = typed.rows.at(-1)?.level2 ?? 'quantity'
    change({ rows: [...typed.rows, emptyRow(`new ${made.current}`, level2)] })
  }
  const send = () => {
    setTried(true)
    if (drafts.some((d) => d.problems.length > 0)) return
    save.mutate(
      {
        projectId: p.sheet.projectId,
        version,
        annual: typed.annual.trim(),
        stages: quarters
          .filter((q) => typed.stages[q].trim() !== '')
          .map((quarter) => ({ quarter, text: typed.stages[quarter].trim() })),
        templateId: typed.templateId,
        ruleSetId: typed.ruleSetId,
        indicators: drafts.map((d) => d.draft),
      },
      {
        onSuccess: () => {
          unsaved.saved()
          toast(t('results.saved'))
          p.onSaved()
        },
      },
    )
  }
  const sum = drafts.reduce((total, d) => total + d.draft.weight, template.execution)
  const count = (severity: string) => remarks.filter((r) => r.severity === severity).length
  return (
    <>
      <ErrorSummary error={save.error} title={t('results.failed')} />
      <fieldset className="ev-plain">
        <section className="panel">
          <h2>{t('form.goal')}</h2>
          {p.lastYear && typed.rows.length === 0 && (
            <p>
              <button
                type="button"
                className="ev-button"
                onClick={() =>
                  p.lastYear &&
                  change(
                    typedOf(p.lastYear, p.templates, { years: p.year - (p.lastYear.goal?.year ?? p.year) }),
                  )
                }
              >
                {t('goal.copy')}
              </button>
            </p>
          )}
          <div className="ev-fields">
            <label>
              {t('goal.annual')}
              <textarea
                className="ev-input"
                rows={4}
                maxLength={4000}
                value={typed.annual}
                onChange={(e) => change({ annual: e.target.value })}
              />
            </label>
            <LintList remarks={at('annual')} />
          </div>
          <h3>{t('goal.stages')}</h3>
          <div className="ev-choices">
            {quarters.map((q) => (
              <label key={q}>
                {t(`goal.quarter.${q}`)}
                <textarea
                  className="ev-input"
                  rows={2}
                  maxLength={1000}
                  value={typed.stages[q]}
                  onChange={(e) => change({ stages: { ...typed.stages, [q]: e.target.value } })}
                />
              </label>
            ))}
          </div>
          <LintList remarks={at('stages')} />
          <div className="ev-choices">
            <RuleSelect
              label={t('choose.template')}
              whole
              value={typed.templateId}
              options={p.templates}
              onChange={(templateId) => change({ templateId })}
            />
            <RuleSelect
              label={t('choose.rules')}
              value={typed.ruleSetId}
              options={p.ruleSets}
              onChange={(ruleSetId) => change({ ruleSetId })}
            />
          </div>
        </section>
        <section className="panel">
          <h2>{t('goal.indicators')}</h2>
          <LintList remarks={at('indicators')} />
          <ol className="ev-indicators">
            {typed.rows.map((row, i) => (
              <IndicatorRow
                key={row.key}
                row={row}
                n={i + 1}
                template={template}
                problems={drafts[i]?.problems ?? []}
                showProblems={tried}
                remarks={at('', i)}
                last={i === typed.rows.length - 1}
                onChange={(next) => setRow(i, next)}
                onMove={(by) => moveRow(i, by)}
                onRemove={() => change({ rows: typed.rows.filter((_, j) => j !== i) })}
              />
            ))}
          </ol>
          <p>
            <button type="button" className="ev-button" onClick={addRow}>
              {t('goal.add')}
            </button>
          </p>
        </section>
      </fieldset>
      <div className="ev-sticky no-print">
        <div aria-live="polite">
          <p>
            {t('goal.sum', {
              indicators: pointsText(sum - template.execution),
              execution: pointsText(template.execution),
              sum: pointsText(sum),
            })}{' '}
            {(begun || tried) && (
              <>
                <StatusTag tone={sum === FULL_MARKS ? 'good' : 'bad'}>
                  {t(sum === FULL_MARKS ? 'goal.sum.right' : 'goal.sum.wrong')}
                </StatusTag>{' '}
                <span className="muted">
                  {t('goal.count', {
                    errors: count('error'),
                    warnings: count('warning'),
                    infos: count('info'),
                  })}
                </span>
              </>
            )}
          </p>
          <LintList remarks={at('weight')} />
        </div>
        {tried && drafts.some((d) => d.problems.length > 0) && (
          <p role="alert" className="ev-error">
            {t('goal.problems', {
              rows: marks.list(drafts.flatMap((d, i) => (d.problems.length > 0 ? [String(i + 1)] : []))),
            })}
          </p>
        )}
        <ActionButton label={t('results.save')} primary pending={save.isPending} onPress={send} />
      </div>
    </>
  )
}
