import type { PartState, ReportModel } from '@rongheng/core/report/model'
import { StatusTag, type Tone } from '../ui/StatusTag.tsx'
import { useText } from '../ui/text.tsx'
import { anchorOf } from './ReportPaper.tsx'
import { reportWords } from './words.ts'

const tone: Record<PartState, Tone> = { open: 'warn', flagged: 'warn', done: 'good', generated: 'neutral' }

/** The parts of a report at its side, each with how far it is. */
export function PartList({ model }: { model: ReportModel }) {
  const t = useText(reportWords)
  const jump = (key: string) => (event: React.MouseEvent) => {
    event.preventDefault()
    document.getElementById(anchorOf(key))?.scrollIntoView({ behavior: 'smooth' })
  }
  return (
    <nav className="panel rp-parts no-print" aria-label={t('parts')}>
      <ul>
        {model.parts.map((part) => (
          <li key={part.key}>
            <a href={`#${anchorOf(part.key)}`} onClick={jump(part.key)}>
              {part.heading}
              <span>
                <StatusTag tone={tone[part.state]}>{t(`part.${part.state}`)}</StatusTag>
              </span>
            </a>
          </li>
        ))}
        {model.attachments.map((a, i) => (
          <li key={a.key}>
            <a href={`#${anchorOf(a.key)}`} onClick={jump(a.key)}>
              附件{i + 1}　{a.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
