import { type BatchView, ledgerApi, written } from '@rongheng/core/budget/ledger-api'
import type { BatchId } from '@rongheng/core/budget/payment'
import { sentence } from '../api/sentence.ts'
import { ApiError } from '../api/api-error.ts'
import { useReadWhen } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMoment } from '../app/moment.ts'
import { NotFound } from '../app/NotFound.tsx'
import { useMay } from '../app/session.ts'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { Loading } from '../ui/Loading.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useLanguage, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import { ConfirmWithReason } from './ConfirmWithReason.tsx'
import { LedgerConfirm } from './LedgerConfirm.tsx'
import { LedgerFindings } from './LedgerFindings.tsx'
import { stateTones } from './LedgerListPage.tsx'
import { LedgerRows } from './LedgerRows.tsx'
import { LedgerSettingsForm } from './LedgerSettingsForm.tsx'
import { ledgerWords } from './ledger-words.ts'
import './budget.css'

const ASK_AGAIN_MS = 600
const busy = (batch: BatchView | undefined) => batch?.state === 'reading' || batch?.state === 'checking'

/** One import of a ledger, from reading to confirmation: what was found in every row, before anything is written. */
export function LedgerBatchPage({ batchId }: { batchId: string }) {
  const t = useText(ledgerWords)
  const input = { batchId: batchId as BatchId }
  const { data: batch, error } = useReadWhen(ledgerApi.get, input)
  // Asks the same again and again while the file is worked on.
  useReadWhen(ledgerApi.get, input, { when: busy(batch), everyMs: ASK_AGAIN_MS })
  if (error instanceof ApiError && error.status === 404) return <NotFound />
  if (error) return <ErrorState title={t('title')} error={error} />
  if (!batch) return <Loading />
  return (
    <>
      <PageTitle
        note={<PageLink to="/budget/ledger">{t('back')}</PageLink>}
        actions={<BatchActions batch={batch} />}
      >
        {batch.fileName}
      </PageTitle>
      <BatchState batch={batch} />
      {batch.sameFile && batch.state !== 'confirmed' && (
        <p className="notice-warn panel">{t('same', { day: batch.sameFile.confirmedOn })}</p>
      )}
      {(batch.state === 'needs-columns' || batch.state === 'checked') && batch.settings && (
        <LedgerSettingsForm key={batch.version} batch={batch} settings={batch.settings} />
      )}
      {batch.summary && !busy(batch) && (
        <>
          <LedgerFindings batch={batch} summary={batch.summary} />
          {batch.state === 'checked' && batch.settings && (
            <LedgerConfirm
              key={batch.version}
              batch={batch}
              settings={batch.settings}
              summary={batch.summary}
            />
          )}
          {batch.state !== 'discarded' && <LedgerRows batch={batch} />}
        </>
      )}
    </>
  )
}

function BatchState({ batch }: { batch: BatchView }) {
  const t = useText(ledgerWords)
  const { language } = useLanguage()
  const moment = useMoment()
  const { state, progress, failure, confirmed, reversed } = batch
  if (state === 'reading' || state === 'checking') {
    const share = progress.total > 0 ? progress.done / progress.total : 0
    return (
      <section className="panel">
        <ProgressBar share={share} text={t(`progress.${state}`, { percent: Math.floor(share * 100) })} />
      </section>
    )
  }
  if (failure)
    return <ErrorState title={t('failed.title')} help={sentence(language, failure.code, failure.facts)} />
  return (
    <p className="batch-state">
      <StatusTag tone={stateTones[state]}>{t(`state.${state}`)}</StatusTag>{' '}
      {confirmed && t('confirmed', { who: confirmed.byName, at: moment(confirmed.at) })}
      {reversed && `；${t('reversed', { who: reversed.byName, at: moment(reversed.at), why: reversed.why })}`}
    </p>
  )
}

function BatchActions({ batch }: { batch: BatchView }) {
  const t = useText(ledgerWords)
  const toast = useToast()
  const go = useGo()
  const mayImport = useMay('ledger.import', batch.unitId)
  const mayReverse = useMay('ledger.reverse', batch.unitId)
  const discard = useWrite(ledgerApi.discard)
  const reverse = useWrite(ledgerApi.reverse)
  if (batch.state === 'confirmed')
    return (
      <ConfirmWithReason
        label={t('reverse')}
        title={t('reverse')}
        reason={t('reverse.why')}
        disabledReason={mayReverse ? null : t('may-not.reverse')}
        onConfirm={async (why) => {
          await reverse.mutateAsync({ batchId: batch.id, version: batch.version, why })
          toast(t('reverse.done'))
        }}
      >
        <p>{t('reverse.help', { rows: batch.summary ? written(batch.summary).rows : 0 })}</p>
        {batch.completedSince > 0 && (
          <p className="notice-warn">{t('reverse.completed', { count: batch.completedSince })}</p>
        )}
      </ConfirmWithReason>
    )
  if (batch.state === 'reversed' || batch.state === 'discarded') return null
  return (
    <ConfirmAction
      label={t('discard')}
      title={t('discard')}
      disabledReason={mayImport ? null : t('may-not.import')}
      onConfirm={async () => {
        await discard.mutateAsync({ batchId: batch.id })
        toast(t('discard.done'))
        go('/budget/ledger')
      }}
    >
      <p>{t('discard.help')}</p>
    </ConfirmAction>
  )
}
