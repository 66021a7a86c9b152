import type { CheckView } from '@rongheng/core/report/check/api'
import { useMoment } from '../../app/moment.ts'
import { PageLink } from '../../ui/PageLink.tsx'
import { useText } from '../../ui/text.tsx'
import { checkWords } from './check-words.ts'
import { useRuleSetName } from './use-rule-set-name.ts'

/** Who checked what, by which rules, what became of the files, and how it stands against the check before. */
export function CheckHead({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const moment = useMoment()
  const ruleSetName = useRuleSetName()
  const open = check.findings.length - check.fresh.length
  return (
    <div className="ck-head">
      <p className="muted">
        {[
          t('checked.by', { who: check.created.byName, at: moment(check.doneAt ?? check.created.at) }),
          check.files.map((file) => file.name).join('、'),
          check.projectName !== null && t('checked.project', { name: check.projectName }),
          check.ruleSetId !== null && t('checked.rules', { name: ruleSetName(check.ruleSetId) }),
          check.keep ? t('checked.kept') : t('checked.deleted'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {check.previousId !== null && (
        <p className="ck-progress">
          <strong>{t('progress.since')}</strong>
          <span className="tag tag-good">✓ {t('progress.resolved', { count: check.resolved.length })}</span>
          <span className="tag">○ {t('progress.open', { count: open })}</span>
          <span className="tag tag-warn">+ {t('progress.new', { count: check.fresh.length })}</span>
          <PageLink to={`/report/checks/${check.previousId}`}>{t('progress.previous')}</PageLink>
        </p>
      )}
    </div>
  )
}
