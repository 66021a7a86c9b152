import { type CheckSettings, kindOf, metricsOf } from '@rongheng/core/watch/kinds/all'
import type { FormField } from '@rongheng/core/watch/kinds/form'
import { tookMetric } from '@rongheng/core/watch/metric'
import type { Threshold } from '@rongheng/core/watch/threshold'
import type { CheckName, CheckView } from '@rongheng/core/watch/views'
import { DescriptionList } from '../ui/DescriptionList.tsx'
import { PageLink } from '../ui/PageLink.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useEither, useText } from '../ui/text.tsx'
import { checkViewWords } from './check-page-words.ts'
import { settingText } from './setting-text.ts'
import { useValueText } from './value-text.ts'
import { VerdictTag } from './VerdictTag.tsx'

/** What a check needs, and what needs it. */
export function CheckNeeds({ view }: { view: CheckView }) {
  const t = useText(checkViewWords)
  const list = (checks: readonly CheckName[]) =>
    checks.length === 0 ? (
      t('needs.none')
    ) : (
      <ul>
        {checks.map((one) => (
          <li key={one.id}>
            <VerdictTag shown={one.paused ? 'paused' : one.verdict} />{' '}
            <PageLink to={`/watch/checks/${one.id}`}>{one.name}</PageLink>
          </li>
        ))}
      </ul>
    )
  return (
    <section className="panel">
      <h2>{t('needs')}</h2>
      <DescriptionList
        rows={[
          { name: t('needs.needs'), value: list(view.needs) },
          { name: t('needs.by'), value: list(view.neededBy) },
        ]}
      />
    </section>
  )
}

/** The settings of a check, as its form calls them; what stands as it usually does is left out. */
export function CheckSettingsList({ view }: { view: CheckView }) {
  const t = useText(checkViewWords)
  const either = useEither()
  const text = useValueText()
  const marks = usePunctuation()
  const limit = useLimitText(view.check.settings)
  const { check } = view
  const kind = kindOf(check.settings.kind)
  const { rule } = check
  const secretName = (name: string) => {
    const field = kind.form.find((one) => one.name === name)
    return field ? either(field.zh, field.en) : name
  }
  return (
    <section className="panel">
      <h2>{t('settings')}</h2>
      <DescriptionList
        rows={[
          { name: t('kind'), value: either(kind.zh, kind.en) },
          ...typedSettings(kind.form, check.settings, { either, marks }).map(({ field, value }) => ({
            name: either(field.zh, field.en),
            value,
          })),
          ...(view.secrets.length > 0
            ? [
                {
                  name: t('secrets'),
                  value: t('secrets.kept', { names: marks.list(view.secrets.map(secretName)) }),
                },
              ]
            : []),
          {
            name: t('system'),
            value:
              check.systemId === null ? (
                '—'
              ) : (
                <PageLink to={`/assets/systems/${check.systemId}`}>{view.systemName ?? '—'}</PageLink>
              ),
          },
          ...(check.deviceId === null
            ? []
            : [
                {
                  name: t('device'),
                  value: (
                    <PageLink to={`/assets/devices/${check.deviceId}`}>{view.deviceName ?? '—'}</PageLink>
                  ),
                },
              ]),
          { name: t('interval'), value: text.span(check.intervalS * 1000) },
          { name: t('timeout'), value: text.span(check.timeoutS * 1000) },
          { name: t('severity'), value: t(`severity.${check.severity}`) },
          {
            name: t('rule'),
            value: t('rule.text', {
              down: rule.failuresToDown,
              up: rule.successesToUp,
              poor: rule.poorToWarning,
            }),
          },
          {
            name: t('limits'),
            value:
              check.thresholds.length === 0 ? (
                t('limits.none')
              ) : (
                <ul>
                  {check.thresholds.map((one) => (
                    <li key={JSON.stringify(one)}>{limit(one)}</li>
                  ))}
                </ul>
              ),
          },
          ...(check.note ? [{ name: t('note'), value: <span className="wt-note">{check.note}</span> }] : []),
        ]}
      />
    </section>
  )
}

/** The settings that say something, each as text. */
function typedSettings(
  form: readonly FormField[],
  settings: CheckSettings,
  reader: Parameters<typeof settingText>[2],
): { field: FormField; value: string }[] {
  const values = settings as unknown as Readonly<Record<string, unknown>>
  return form
    .filter((field) => field.input !== 'secret')
    .flatMap((field) => {
      const value = settingText(field, values[field.name], reader)
      return value === '' ? [] : [{ field, value }]
    })
}

/** A threshold as a sentence. */
function useLimitText(settings: CheckSettings): (threshold: Threshold) => string {
  const t = useText(checkViewWords)
  const either = useEither()
  const text = useValueText()
  const metrics = [tookMetric, ...metricsOf(settings)]
  return (threshold) => {
    const metric = metrics.find((one) => one.key === threshold.metric)
    const unit = metric?.unit ?? 'number'
    const same = {
      metric: metric ? either(metric.zh, metric.en) : threshold.metric,
      counts: t(threshold.critical ? 'verdict.down' : 'verdict.warning'),
    }
    if (threshold.kind === 'level')
      return t('limit.level', {
        ...same,
        way: t(`way.${threshold.when}`),
        value: text.value(unit, threshold.value),
      })
    const window = text.span(threshold.windowS * 1000)
    if (threshold.kind === 'forecast')
      return t('limit.forecast', {
        ...same,
        window,
        within: text.span(threshold.withinS * 1000),
        way: t(threshold.when === 'above' ? 'way.reaches' : 'way.sinks'),
        value: text.value(unit, threshold.value),
      })
    return t('limit.rate', {
      ...same,
      window,
      way: t(threshold.when === 'above' ? 'way.rises' : 'way.falls'),
      value: text.value(unit, Math.abs(threshold.perHour)),
    })
  }
}
