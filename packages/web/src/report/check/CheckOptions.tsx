import { budgetApi } from '@rongheng/core/budget/api'
import { evaluateApi } from '@rongheng/core/evaluate/api'
import { reportCheckApi } from '@rongheng/core/report/check/api'
import { useId } from 'react'
import { useReadWhen } from '../../api/use-read.ts'
import { useMoment } from '../../app/moment.ts'
import { useActor, useMay } from '../../app/session.ts'
import { usePunctuation } from '../../ui/punctuation.ts'
import { useLanguage, useText } from '../../ui/text.tsx'
import { Choice } from './Choice.tsx'
import { checkWords } from './check-words.ts'

/** What a report is compared with; '' where nothing was chosen. */
export type Options = {
  readonly unitId: string
  readonly projectId: string
  readonly keep: boolean
  readonly ruleSetId: string
  readonly lastYearId: string
}
/** Nothing chosen. */
export const noOptions: Options = { unitId: '', projectId: '', keep: false, ruleSetId: '', lastYearId: '' }

/** The fields below the files: none of them is needed, save the unit by who works for several. */
export function CheckOptions({ value, onChange }: { value: Options; onChange: (next: Options) => void }) {
  const t = useText(checkWords)
  const marks = usePunctuation()
  const { language } = useLanguage()
  const moment = useMoment()
  const me = useActor()
  const keepHelp = useId()
  const mayProjects = useMay('project.read')
  const mayRules = useMay('goal.read')
  const projects = useReadWhen(budgetApi.listProjects, {}, { when: mayProjects }).data?.items ?? []
  const ruleSets = useReadWhen(evaluateApi.rulebook, {}, { when: mayRules }).data?.ruleSets ?? []
  const checks = useReadWhen(reportCheckApi.listChecks, { page: 1 }).data?.checks ?? []
  const reach = me.permissions['report.check'] ?? []
  const units = me.units.filter((unit) => reach.includes(unit.id))
  const done = checks.filter((check) => check.state === 'done')
  return (
    <fieldset className="ck-options">
      <legend>{t('more')}</legend>
      {units.length > 1 && (
        <Choice
          label={t('unit')}
          value={value.unitId}
          onChange={(unitId) => onChange({ ...value, unitId })}
          options={[['', t('unit.choose.help')], ...units.map((unit) => [unit.id, unit.name] as const)]}
        />
      )}
      {mayProjects && (
        <div className="ck-option">
          <Choice
            label={t('project')}
            help={t('project.help')}
            value={value.projectId}
            onChange={(projectId) => onChange({ ...value, projectId, keep: value.keep && projectId !== '' })}
            options={[
              ['', t('project.none')],
              ...projects.map((one) => [one.id, `${one.year} ${one.code} ${one.name}`] as const),
            ]}
          />
          <label className="ck-tick">
            <input
              type="checkbox"
              checked={value.keep}
              disabled={value.projectId === ''}
              aria-describedby={value.projectId === '' ? keepHelp : undefined}
              onChange={(event) => onChange({ ...value, keep: event.target.checked })}
            />
            <span>{t('keep')}</span>
            {value.projectId === '' && (
              <span id={keepHelp} className="muted">
                {t('keep.closed')}
              </span>
            )}
          </label>
        </div>
      )}
      {mayRules && (
        <Choice
          label={t('rule-set')}
          help={t('rule-set.help')}
          value={value.ruleSetId}
          onChange={(ruleSetId) => onChange({ ...value, ruleSetId })}
          options={[
            ['', t('rule-set.none')],
            ...ruleSets.map((one) => [one.id, language === 'en' ? one.titleEn : one.title] as const),
          ]}
        />
      )}
      <Choice
        label={t('last-year')}
        help={t('last-year.help')}
        value={value.lastYearId}
        onChange={(lastYearId) => onChange({ ...value, lastYearId })}
        options={[
          ['', t('last-year.none')],
          ...done.map((one) => [one.id, one.title + marks.aside(moment(one.created.at))] as const),
        ]}
      />
    </fieldset>
  )
}
