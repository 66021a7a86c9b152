import type { FactId } from '@rongheng/core/kernel/fact'
import type { NumberPiece } from '@rongheng/core/report/model'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { FactEvidence } from '../app/FactNumber.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { usePunctuation } from '../ui/punctuation.ts'
import { useText } from '../ui/text.tsx'
import { reportWords } from './words.ts'

const Opened = createContext<(piece: NumberPiece) => void>(() => undefined)

/** One panel for all numbers of a report: a report has hundreds, and a panel each would make the page slow. */
export function NumberPanelProvider({ children }: { children: ReactNode }) {
  const marks = usePunctuation()
  const t = useText(reportWords)
  const [piece, setPiece] = useState<NumberPiece | null>(null)
  const facts = piece?.from.filter((id) => id.startsWith('fct_')) ?? []
  return (
    <Opened.Provider value={setPiece}>
      {children}
      <SidePanel
        open={piece !== null}
        title={t('number.from', { number: piece?.number ?? '' })}
        onClose={() => setPiece(null)}
      >
        {piece && (
          <div className="stack">
            <p>{marks.label(t('number.by'), t(`by.${piece.by}`))}</p>
            {facts.length === 0 && <p className="muted">{t('number.no-fact')}</p>}
            {facts.map((id) => (
              <FactEvidence key={id} factId={id as FactId} />
            ))}
          </div>
        )}
      </SidePanel>
    </Opened.Provider>
  )
}

/** A number of a report: pressing it shows the facts it follows from. */
export function ReportNumber({ piece }: { piece: NumberPiece }) {
  const t = useText(reportWords)
  const open = useContext(Opened)
  const title = t('number.from', { number: piece.number })
  return (
    <button type="button" className="evidence" title={title} onClick={() => open(piece)}>
      {piece.number}
      <span className="visually-hidden">{title}</span>
    </button>
  )
}
