import { watchApi } from '@rongheng/core/watch/api'
import type { UnitId } from '@rongheng/core/identity/unit'
import type { CheckId } from '@rongheng/core/watch/ids'
import { type CheckSettings, metricsOf } from '@rongheng/core/watch/kinds/all'
import type { TryResult } from '@rongheng/core/watch/try-check'
import { useWrite } from '../api/use-write.ts'
import { useSaid } from '../app/use-said.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { StatusTag } from '../ui/StatusTag.tsx'
import { useEither, useText } from '../ui/text.tsx'
import { PhaseBar } from './PhaseBar.tsx'
import { useValueText } from './value-text.ts'
import { checkPageWords } from './words.ts'

/** What is tried: settings and secrets as they are typed, or those of the check on record. */
export type Tried = {
  readonly unitId: UnitId
  readonly settings: CheckSettings
  readonly timeoutS: number
  readonly secrets: Readonly<Record<string, string>>
  readonly checkId?: CheckId
}

/** Looks once, now, and shows what came of it. Nothing is saved. */
export function TryCheck(p: { tried: () => Tried; disabledReason?: string | null; onRecord?: boolean }) {
  const { tried, disabledReason } = p
  const t = useText(checkPageWords)
  const look = useWrite(watchApi.tryCheck)
  return (
    <section className="wt-try" aria-label={t('try')}>
      <ActionButton
        label={t('try')}
        pending={look.isPending}
        disabledReason={disabledReason}
        onPress={() => look.mutate(tried())}
      />
      <p className="muted">{t(p.onRecord ? 'try.help.record' : 'try.help')}</p>
      <ErrorSummary error={look.error} title={t('try')} />
      <div role="status">
        {look.data && !look.isPending && look.variables && (
          <Result result={look.data} settings={look.variables.settings as CheckSettings} />
        )}
      </div>
    </section>
  )
}

function Result({ result, settings }: { result: TryResult; settings: CheckSettings }) {
  const t = useText(checkPageWords)
  const said = useSaid()
  const either = useEither()
  const text = useValueText()
  const took = text.value('ms', result.tookMs)
  const metrics = metricsOf(settings)
  return (
    <div className="panel">
      <p>
        <StatusTag tone={result.ok ? 'good' : 'bad'}>
          {t(result.ok ? 'try.ok' : 'try.failed', { took })}
        </StatusTag>{' '}
        {said(result.detail)}
      </p>
      {result.note && <p>{said(result.note)}</p>}
      <PhaseBar metrics={metrics} values={result.values} tookMs={result.tookMs} />
      {metrics.length > 0 && (
        <DescriptionList
          rows={metrics.map((metric, at) => {
            const value = result.values[at] ?? null
            return {
              name: either(metric.zh, metric.en),
              value: value === null ? t('not-measured') : text.value(metric.unit, value),
            }
          })}
        />
      )}
      {result.text && (
        <>
          <h3>{t('try.body')}</h3>
          <pre>{result.text}</pre>
        </>
      )}
      {result.frame && <img src={result.frame} alt={t('try.frame')} />}
    </div>
  )
}
