import type { ReportSheet } from '@rongheng/core/report/api'
import { useText } from '../ui/text.tsx'
import { toPlace } from './to-place.ts'
import type { OwnChecked } from './use-own-check.ts'
import { reportWords } from './words.ts'

/** What must still be done before the report can be signed: places to fill, numbers to bind, errors that the check finds. */
export function Obstacles({ sheet, checked }: { sheet: ReportSheet; checked: OwnChecked }) {
  const t = useText(reportWords)
  if (sheet.state === 'signed') return null
  const { errors, busy, check } = checked
  const all = [
    ...sheet.obstacles.map((o) => ({
      key: `${o.kind} ${o.text}`,
      text: t(`obstacle.${o.kind}`, { text: o.text }),
      at: o.at as string | null,
    })),
    ...errors.map(({ finding, says }, n) => ({
      key: `${finding.key} ${n}`,
      text: t('obstacle.check', { text: says }),
      at: finding.at,
    })),
  ]
  if (all.length === 0)
    return (
      <p className="panel no-print">{busy && !check ? t('own-check.busy') : `✓ ${t('obstacles.none')}`}</p>
    )
  return (
    <details className="panel rp-obstacles no-print">
      <summary>{t('obstacles', { count: all.length })}</summary>
      <ul>
        {all.map((one) => (
          <li key={one.key}>
            {one.at === null ? (
              one.text
            ) : (
              <a href={`#${one.at}`} onClick={toPlace(one.at)}>
                {one.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
