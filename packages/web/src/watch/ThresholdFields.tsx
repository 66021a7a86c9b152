import type { Metric } from '@rongheng/core/watch/metric'
import { Button, Form, Input, Select } from 'antd'
import { useEither, useLanguage, useText } from '../ui/text.tsx'
import { type DraftThreshold, limitWays, newThreshold } from './threshold-draft.ts'
import { unitSign } from './value-text.ts'
import { checkPageWords } from './words.ts'

/** The limits of a check, each a sentence with gaps: 磁盘使用率 大于 90 % 时，算 注意. */
export function ThresholdFields(p: {
  metrics: readonly Metric[]
  values: readonly (Partial<DraftThreshold> | undefined)[]
}) {
  const t = useText(checkPageWords)
  const either = useEither()
  const english = useLanguage().language === 'en'
  const metricOptions = p.metrics.map((metric) => ({
    value: metric.key,
    label: either(metric.zh, metric.en),
  }))
  return (
    <Form.List name="thresholds">
      {(rows, { add, remove }) => (
        <>
          {rows.length === 0 && <p className="muted">{t('limit.none')}</p>}
          {rows.map(({ key, name }) => {
            const own = p.values[name]
            const metric = p.metrics.find((one) => one.key === own?.metric)
            const trend = own?.way !== 'above' && own?.way !== 'below'
            const n = name + 1
            return (
              // Without a name of its own: it shows what is wrong with the fields of its line.
              <Form.Item key={key} className="wt-limit-item">
                <div className="wt-limit">
                  <Form.Item name={[name, 'metric']} noStyle>
                    <Select
                      className="wt-limit-metric"
                      aria-label={t('limit.metric', { n })}
                      options={metricOptions}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'way']} noStyle>
                    <Select
                      className="wt-limit-way"
                      aria-label={t('limit.way', { n })}
                      options={limitWays.map((way) => ({ value: way, label: t(`way.${way}`) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'value']} noStyle>
                    <Input className="wt-number" inputMode="decimal" aria-label={t('limit.value', { n })} />
                  </Form.Item>
                  <span>{metric ? unitSign(metric.unit, english) : ''}</span>
                  {(own?.way === 'reaches' || own?.way === 'sinks') && (
                    <>
                      <span>{t('limit.within')}</span>
                      <Form.Item name={[name, 'days']} noStyle>
                        <Input
                          className="wt-number"
                          inputMode="decimal"
                          aria-label={t('limit.days', { n })}
                        />
                      </Form.Item>
                      <span>{t('limit.within.days')}</span>
                    </>
                  )}
                  {trend && (
                    <>
                      <span>{t('limit.over')}</span>
                      <Form.Item name={[name, 'hours']} noStyle>
                        <Input
                          className="wt-number"
                          inputMode="decimal"
                          aria-label={t('limit.hours', { n })}
                        />
                      </Form.Item>
                      <span>{t('limit.over.hours')}</span>
                    </>
                  )}
                  <span>{t('limit.counts')}</span>
                  <Form.Item name={[name, 'grave']} noStyle>
                    <Select
                      aria-label={t('limit.then', { n })}
                      options={[
                        { value: false, label: t('limit.warning') },
                        { value: true, label: t('limit.down') },
                      ]}
                    />
                  </Form.Item>
                  <Button onClick={() => remove(name)}>{t('row.remove', { n })}</Button>
                </div>
              </Form.Item>
            )
          })}
          <Button onClick={() => add(newThreshold(p.metrics[0]?.key ?? ''))}>{t('limit.add')}</Button>
        </>
      )}
    </Form.List>
  )
}
