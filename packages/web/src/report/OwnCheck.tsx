import { reportApi, type ReportSheet } from '@rongheng/core/report/api'
import { useState } from 'react'
import { useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { useMay } from '../app/session.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { checkWords } from './check/check-words.ts'
import { DismissDialog } from './check/DismissDialog.tsx'
import { RecordLink } from './check/RecordLink.tsx'
import { SeverityCounts } from './check/SeverityCounts.tsx'
import './check/check.css'
import { toPlace } from './to-place.ts'
import type { OwnChecked, OwnSaid } from './use-own-check.ts'
import { reportWords } from './words.ts'

/** What the check finds in the report that is being written: errors are to be mended, the rest is advice that somebody may put aside. */
export function OwnCheck(p: { sheet: ReportSheet; unitId: string; checked: OwnChecked }) {
  const t = useText(reportWords)
  const c = useText(checkWords)
  const toast = useToast()
  const mayWrite = useMay('report.write', p.unitId)
  const dismiss = useWrite(reportApi.dismissInReport)
  const restore = useWrite(reportApi.restoreInReport)
  const [dismissing, setDismissing] = useState<OwnSaid | null>(null)
  const { check, said, error, busy, again } = p.checked
  const ask = { projectId: p.sheet.projectId, outlineId: p.sheet.outline.id }
  if (error)
    return (
      <section className="panel no-print">
        <ErrorSummary error={error} title={t('own-check.failed')} />
        <ActionButton label={t('own-check.again')} pending={busy} onPress={again} />
      </section>
    )
  if (!check) return null
  const reasons = new Map(check.dismissals.map((d) => [d.key, d]))
  const count = (severity: string) =>
    said.filter(({ finding }) => finding.severity === severity && !reasons.has(finding.key)).length
  const counts = { E: count('E'), W: count('W'), I: count('I') }
  return (
    <details className="panel rp-own no-print" role="group" aria-label={t('own-check')} open={counts.E > 0}>
      <summary>
        <span className="rp-own-sum">
          {t('own-check')} <SeverityCounts counts={counts} />
          {reasons.size > 0 && (
            <span className="muted">{t('own-check.dismissed', { count: reasons.size })}</span>
          )}
        </span>
      </summary>
      <p className="muted">{t('own-check.help')}</p>
      <ErrorSummary error={restore.error} title={c('failed.write')} />
      <ul className="ck-list">
        {said.map((one, at) => (
          <Line
            // The same words may stand in several places.
            key={`${one.finding.key} ${at}`}
            one={one}
            reason={reasons.get(one.finding.key)}
            mayWrite={mayWrite}
            onDismiss={() => setDismissing(one)}
            onRestore={() =>
              restore.mutate({ ...ask, key: one.finding.key }, { onSuccess: () => toast(c('restore.done')) })
            }
          />
        ))}
      </ul>
      {check.lacks.length > 0 && (
        <>
          <p className="muted">{c('lacks')}</p>
          <ul className="rp-lacks muted">
            {check.lacks.map((lack) => (
              <li key={lack}>{c(`lack.${lack}`)}</li>
            ))}
          </ul>
        </>
      )}
      <ActionButton label={t('own-check.again')} pending={busy} onPress={again} />
      <DismissDialog
        key={dismissing?.finding.key}
        says={dismissing?.says ?? null}
        help={t('own-check.dismiss.help')}
        dismiss={(reason) => dismiss.mutateAsync({ ...ask, key: dismissing?.finding.key ?? '', reason })}
        onClose={() => setDismissing(null)}
        onDone={() => setDismissing(null)}
      />
    </details>
  )
}

function Line(p: {
  one: OwnSaid
  reason: { reason: string; byName: string; at: number } | undefined
  mayWrite: boolean
  onDismiss: () => void
  onRestore: () => void
}) {
  const t = useText(reportWords)
  const c = useText(checkWords)
  const moment = useMoment()
  const { finding, says, mend } = p.one
  const { severity, at } = finding
  return (
    <li className={`ck-finding ck-edge-${severity}${p.reason ? ' ck-past' : ''}`}>
      <p className="ck-tags">
        <span className={`ck-tag ck-${severity}`}>{c(`one.${severity}`)}</span>
        {p.reason && <span className="tag">{c('dismissed')}</span>}
        <strong>{says}</strong>
      </p>
      <p>
        {mend} <span className="muted">{finding.rule}</span>
      </p>
      {p.reason && (
        <p className="muted">
          {c('dismissed.why', {
            who: p.reason.byName,
            at: moment(p.reason.at as never),
            reason: p.reason.reason,
          })}
        </p>
      )}
      <p className="ck-press">
        {at !== null && (
          <a href={`#${at}`} onClick={toPlace(at)}>
            {t('own-check.place')}
          </a>
        )}
        {finding.record !== null && <RecordLink record={finding.record} />}
        {severity !== 'E' && p.mayWrite && (
          <button type="button" className="quiet" onClick={p.reason ? p.onRestore : p.onDismiss}>
            {c(p.reason ? 'restore' : 'dismiss')}
          </button>
        )}
      </p>
    </li>
  )
}
