import type { CheckView } from '@rongheng/core/report/check/api'
import { reportCheckApi } from '@rongheng/core/report/check/api'
import { useReadWhen } from '../../api/use-read.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { PageTitle } from '../../ui/PageTitle.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { useText } from '../../ui/text.tsx'
import { CheckActions, RemoveCheck } from './CheckActions.tsx'
import { CheckHead } from './CheckHead.tsx'
import { CheckResult } from './CheckResult.tsx'
import { Compared } from './Compared.tsx'
import { NotBegun } from './NotBegun.tsx'
import { Unchecked } from './Unchecked.tsx'
import { checkWords } from './check-words.ts'
import './check.css'

const ASK_AGAIN_MS = 800

/** One check of a report: the text as it was read, what was found in it, and what can be done with that. */
export function CheckPage({ checkId }: { checkId: string }) {
  const t = useText(checkWords)
  const { data: check, error } = useReadWhen(reportCheckApi.getCheck, { checkId })
  // Asks the same again and again while the report is read and judged.
  useReadWhen(
    reportCheckApi.getCheck,
    { checkId },
    { when: check?.state === 'checking', everyMs: ASK_AGAIN_MS },
  )
  if (error && !check) return <ErrorState title={t('failed.load')} error={error} />
  if (!check) return <Loading />
  const done = check.state === 'done'
  return (
    <>
      <PageTitle
        note={
          <PageLink to="/report/checks" className="no-print">
            {t('back')}
          </PageLink>
        }
        actions={done ? <CheckActions check={check} /> : <RemoveCheck check={check} />}
      >
        {check.title || t('no-title')}
      </PageTitle>
      {/* Stays while the state changes, so that its end is heard. */}
      <p role="status" className="visually-hidden">
        {done && t('checking.done', countsOf(check))}
      </p>
      {check.state === 'collecting' && <NotBegun check={check} />}
      {check.state === 'checking' && (
        <section className="panel">
          <ProgressBar share={null} text={t('checking')} />
        </section>
      )}
      {done && (
        <>
          <CheckHead check={check} />
          {check.documents.length > 0 && <Compared check={check} />}
          <Unchecked check={check} />
          {check.documents.length > 0 && <CheckResult check={check} />}
        </>
      )}
    </>
  )
}

function countsOf({ findings, dismissals }: CheckView) {
  const dismissed = new Set(dismissals.map((d) => d.key))
  const count = (severity: string) =>
    findings.filter((f) => f.severity === severity && !dismissed.has(f.key)).length
  return { E: count('E'), W: count('W'), I: count('I') }
}
