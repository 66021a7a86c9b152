import { watchApi } from '@rongheng/core/watch/api'
import type { CheckId } from '@rongheng/core/watch/ids'
import { historyApi } from '@rongheng/core/watch/history-api'
import { kindOf, metricsOf } from '@rongheng/core/watch/kinds/all'
import type { CheckView } from '@rongheng/core/watch/views'
import { Input } from 'antd'
import { useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { serverNow } from '../api/server-clock.ts'
import { useRead, useReadWhen } from '../api/use-read.ts'
import { useWrite } from '../api/use-write.ts'
import { useMay } from '../app/session.ts'
import { useSaid } from '../app/use-said.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ConfirmAction } from '../ui/ConfirmAction.tsx'
import { useDayText } from '../ui/day-text.ts'
import { Loading } from '../ui/Loading.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { useToast } from '../ui/toast.tsx'
import { useGo } from '../ui/use-go.ts'
import { Changes, Samples } from './Changes.tsx'
import { CheckNeeds, CheckSettingsList } from './CheckSettingsList.tsx'
import { checkViewWords } from './check-page-words.ts'
import { CopyToMany } from './CopyToMany.tsx'
import { Curves } from './Curves.tsx'
import { PastBar } from './PastBar.tsx'
import { PhaseBar } from './PhaseBar.tsx'
import { TryCheck } from './TryCheck.tsx'
import { useValueText } from './value-text.ts'
import { VerdictTag } from './VerdictTag.tsx'
import './watch.css'

const AGAIN_MS = 15_000

/** One check: how it is, how it was, what it measured, what changed and why, and its settings. */
export function CheckPage({ checkId }: { checkId: string }) {
  const own = { checkId: checkId as CheckId }
  const first = useRead(watchApi.getCheck, own)
  const view = useReadWhen(watchApi.getCheck, own, { everyMs: AGAIN_MS }).data ?? first
  const history = useReadWhen(historyApi.checkHistory, own, { everyMs: AGAIN_MS }).data
  const either = useEither()
  const { check } = view
  const kind = kindOf(check.settings.kind)
  return (
    <>
      <PageTitle
        note={`${either(kind.zh, kind.en)} · ${kind.target(check.settings)}`}
        actions={<Actions view={view} />}
      >
        {check.name}
      </PageTitle>
      <Now view={view} />
      {history ? (
        <PastBar since={history.since} days={history.days} availability={history.availability} />
      ) : (
        <Loading />
      )}
      <Curves checkId={check.id} />
      {history && <Changes history={history} metrics={metricsOf(check.settings)} />}
      {history && <Samples samples={history.samples} />}
      <CheckNeeds view={view} />
      <CheckSettingsList view={view} />
    </>
  )
}

function Now({ view }: { view: CheckView }) {
  const t = useText(checkViewWords)
  const text = useValueText()
  const { moment } = useDayText()
  const mayWrite = useMay('watch.write', view.check.unitId)
  const said = useSaid()
  const { check, newest } = view
  const metrics = metricsOf(check.settings)
  const trouble = view.verdict !== 'up' && !check.paused
  return (
    <section className="panel">
      <h2>{t('now')}</h2>
      <p className="wt-now">
        <VerdictTag shown={check.paused ? 'paused' : view.verdict} />{' '}
        {view.since !== null && (
          <span>{t('now.since', { at: moment(view.since), span: text.span(serverNow() - view.since) })}</span>
        )}{' '}
        {trouble && view.reason !== null && view.reason !== 'readings' && (
          <span>{t(`reason.${view.reason}`)}</span>
        )}{' '}
        {trouble && view.why !== '' && `· ${said(view.why)}`}
      </p>
      {newest === null ? (
        <p className="muted">{t('not-looked')}</p>
      ) : (
        <>
          <p>
            {t('now.newest', { at: moment(newest.at) })}
            {' · '}
            {t('now.took', { took: text.value('ms', newest.tookMs) })}
            {newest.detail !== '' && ` · ${said(newest.detail)}`}
          </p>
          <PhaseBar metrics={metrics} values={newest.values} tookMs={newest.tookMs} />
        </>
      )}
      {mayWrite && kindOf(check.settings.kind).passive !== true && (
        <TryCheck
          onRecord
          tried={() => ({
            unitId: check.unitId,
            settings: check.settings,
            timeoutS: Math.min(check.timeoutS, 60),
            secrets: {},
            checkId: check.id,
          })}
        />
      )}
    </section>
  )
}

function Actions({ view }: { view: CheckView }) {
  const t = useText(checkViewWords)
  const go = useGo()
  const toast = useToast()
  const { check } = view
  const mayWrite = useMay('watch.write', check.unitId)
  const pause = useWrite(watchApi.pauseChecks)
  const reason = mayWrite ? null : t('may-not.write')
  return (
    <>
      <ActionButton
        label={t('edit')}
        primary
        disabledReason={reason}
        onPress={() => go(`/watch/checks/${check.id}/edit`)}
      />
      {mayWrite && (
        <>
          <ActionButton
            label={t(check.paused ? 'resume' : 'pause')}
            pending={pause.isPending}
            onPress={() =>
              pause.mutate(
                { checkIds: [check.id], paused: !check.paused },
                { onSuccess: () => toast(t(check.paused ? 'resumed.done' : 'paused.done')) },
              )
            }
          />
          <ActionButton label={t('copy')} onPress={() => go(`/watch/checks/new?copy=${check.id}`)} />
          <CopyToMany check={check} />
          <PageLink className="wt-action-link" to="/watch/maintenance">
            {t('maintenance')}
          </PageLink>
          <RemoveCheck check={check} />
        </>
      )}
    </>
  )
}

function RemoveCheck({ check }: { check: CheckView['check'] }) {
  const t = useText(checkViewWords)
  const go = useGo()
  const toast = useToast()
  const [why, setWhy] = useState('')
  const remove = useWrite(watchApi.removeCheck)
  return (
    <ConfirmAction
      label={t('remove')}
      title={t('remove.title', { name: check.name })}
      danger
      onConfirm={async () => {
        if (why.trim() === '') throw new ApiError({ status: 422, code: 'watch.reason-needed' })
        await remove.mutateAsync({ checkId: check.id, version: check.version, why: why.trim() })
        toast(t('removed'))
        go('/watch/checks')
      }}
    >
      <p>{t('remove.text')}</p>
      <label className="field">
        {t('remove.why')}
        <Input value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
      </label>
    </ConfirmAction>
  )
}
