import type { CheckView } from '@rongheng/core/report/check/api'
import { deducted } from '@rongheng/core/report/check/deductions'
import { useMoment } from '../../app/moment.ts'
import { PageLink } from '../../ui/PageLink.tsx'
import { usePunctuation } from '../../ui/punctuation.ts'
import { useText } from '../../ui/text.tsx'
import { checkWords } from './check-words.ts'
import { isShown, listed } from './listed.ts'
import { useRuleSetName } from './use-rule-set-name.ts'

const tones = { resolved: 'tag-good', open: '', new: 'tag-warn' } as const

/** Who checked what, by which rules, what became of the files, and how it stands against the check before. */
export function CheckHead({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const marks = usePunctuation()
  const moment = useMoment()
  const ruleSetName = useRuleSetName()
  const all = listed(check)
  const dismissed = new Set(check.dismissals.map((d) => d.key))
  const sum = deducted(check.findings.filter((finding) => !dismissed.has(finding.key)))
  const progress = (['resolved', 'open', 'new'] as const).map((show) => ({
    show,
    count: all.filter((one) => isShown(one, show)).length,
  }))
  return (
    <div className="ck-head">
      <p className="muted">
        {[
          t('checked.by', { who: check.created.byName, at: moment(check.doneAt ?? check.created.at) }),
          marks.list(check.files.map((file) => file.name)),
          check.ruleSetId !== null && t('checked.rules', { name: ruleSetName(check.ruleSetId) }),
          !check.keep && t('checked.deleted'),
        ]
          .filter(Boolean)
          .join(' · ')}
        {check.keep && check.projectId !== null && (
          <>
            {' · '}
            <PageLink to={`/report/projects/${check.projectId}`}>{t('checked.kept')}</PageLink>
          </>
        )}
      </p>
      {sum && (
        <p>
          <strong>{t('deducts.sum', { points: sum.points, by: sum.by })}</strong>
        </p>
      )}
      {check.previousId !== null && (
        <p className="ck-progress">
          <strong>{t('progress.since')}</strong>
          {progress.map(({ show, count }) => (
            <PageLink
              key={show}
              to={`/report/checks/${check.id}?show=${show}`}
              className={`tag ${tones[show]}`}
            >
              {t(`progress.${show}`, { count })}
            </PageLink>
          ))}
          <PageLink to={`/report/checks/${check.previousId}`}>{t('progress.previous')}</PageLink>
        </p>
      )}
    </div>
  )
}
