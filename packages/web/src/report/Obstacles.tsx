import type { ReportSheet } from '@rongheng/core/report/api'
import { useText } from '../ui/text.tsx'
import { reportWords } from './words.ts'

/** What must still be done before the report can be signed. */
export function Obstacles({ sheet }: { sheet: ReportSheet }) {
  const t = useText(reportWords)
  if (sheet.state === 'signed') return null
  if (sheet.obstacles.length === 0) return <p className="panel no-print">✓ {t('obstacles.none')}</p>
  return (
    <details className="panel rp-obstacles no-print">
      <summary>{t('obstacles', { count: sheet.obstacles.length })}</summary>
      <ul>
        {sheet.obstacles.map((o) => (
          <li key={`${o.kind} ${o.text}`}>
            <a
              href={`#${o.at}`}
              onClick={(event) => {
                event.preventDefault()
                document.getElementById(o.at)?.scrollIntoView({ behavior: 'smooth', block: 'center' })
              }}
            >
              {t(`obstacle.${o.kind}`, { text: o.text })}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
