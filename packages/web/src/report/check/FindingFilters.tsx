import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useLanguage, useText } from '../../ui/text.tsx'
import { useQueryValue } from '../../ui/use-query-value.ts'
import { severities, severitySigns } from './SeverityCounts.tsx'
import { Choice } from './Choice.tsx'
import { checkWords } from './check-words.ts'
import { isShown, shows } from './listed.ts'
import { type Said, wantedOf } from './said.ts'

/** What the findings are narrowed to, in the address save the words, and those that are left. */
export function useFindingFilter(all: readonly Said[]) {
  const [showAsked, setShow] = useQueryValue('show', 'counted')
  const [severityAsked, setSeverity] = useQueryValue('severity')
  const [rule, setRule] = useQueryValue('rule')
  const [text, setText] = useState('')
  const show = shows.find((one) => one === showAsked) ?? 'counted'
  const severity = severities.find((one) => one === severityAsked) ?? ''
  // The list follows when there is time: typing never waits for it.
  const words = useDeferredValue(text)
  const shown = useMemo(
    () => wantedOf(all, { show, severity, rule, text: words }),
    [all, show, severity, rule, words],
  )
  return {
    shown,
    values: { show, severity, rule, text },
    set: { show: setShow, severity: setSeverity, rule: setRule, text: setText },
    clear: () => {
      setShow('counted')
      setSeverity('')
      setRule('')
      setText('')
    },
  }
}

/** Severity, standing, rule and words. Choices that would leave nothing are not offered. */
export function FindingFilters(p: {
  all: readonly Said[]
  filter: ReturnType<typeof useFindingFilter>
  /** Whether there is a check before, to tell new from old. */
  again: boolean
}) {
  const t = useText(checkWords)
  const { language } = useLanguage()
  const id = useId()
  const { values, set, shown } = p.filter
  const base = p.all.filter((one) => isShown(one, values.show))
  const count = (severity: string) => base.filter((one) => one.finding.severity === severity).length
  const rules = [...new Map(base.map((one) => [one.finding.rule, one.rule])).entries()].sort(([a], [b]) =>
    a.localeCompare(b),
  )
  const offered = shows.filter(
    (show) =>
      show === 'counted' ||
      show === values.show ||
      (show === 'all'
        ? p.all.some((one) => !isShown(one, 'counted'))
        : p.all.some((one) => isShown(one, show)) && (p.again || show === 'dismissed')),
  )
  return (
    <form className="ck-filters" aria-label={t('filter')} onSubmit={(event) => event.preventDefault()}>
      <div className="ck-wide">
        <div className="choice" role="group" aria-label={t('filter.severity')}>
          {severities.map((severity) => (
            <button
              key={severity}
              type="button"
              className={`ck-choice-${severity}`}
              title={t(`sev.${severity}.help`)}
              aria-pressed={values.severity === severity}
              onClick={() => set.severity(values.severity === severity ? '' : severity)}
            >
              <span aria-hidden="true">{severitySigns[severity]}</span>{' '}
              {t('sev.count', { severity: t(`sev.${severity}`), count: count(severity) })}
            </button>
          ))}
        </div>
      </div>
      {offered.length > 1 && (
        <Choice
          label={t('filter.show')}
          value={values.show}
          onChange={set.show}
          options={offered.map((show) => [
            show,
            t(`show.${show}`, { count: p.all.filter((one) => isShown(one, show)).length }),
          ])}
        />
      )}
      <Choice
        label={t('filter.rule')}
        value={values.rule}
        onChange={set.rule}
        options={[
          ['', t('filter.rule.all')],
          ...rules.map(
            ([ruleId, rule]) =>
              [ruleId, `${ruleId} ${(language === 'en' ? rule?.title.en : rule?.title.zh) ?? ''}`] as const,
          ),
        ]}
      />
      <div className="ck-option">
        <label htmlFor={`${id}-text`}>{t('filter.text')}</label>
        <input
          id={`${id}-text`}
          type="search"
          value={values.text}
          onChange={(event) => set.text(event.target.value)}
        />
      </div>
      <p role="status" className="muted">
        {t('shown.count', { count: shown.length })}
      </p>
    </form>
  )
}
