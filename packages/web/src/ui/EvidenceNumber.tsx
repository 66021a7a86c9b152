import { type ReactNode, useState } from 'react'
import { SidePanel } from './SidePanel.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** A number that is a fact: pressing it shows what it was computed from. */
export function EvidenceNumber(p: {
  /** What the number is, 执行数. */
  what: string
  /** The number as it is printed, with its unit. */
  children: ReactNode
  /** What it stands on; made when it is opened. */
  evidence: () => ReactNode
}) {
  const t = useText(uiWords)
  const [open, setOpen] = useState(false)
  const title = t('evidence.open', { what: p.what })
  return (
    <>
      <button type="button" className="evidence" title={title} onClick={() => setOpen(true)}>
        {p.children}
        <span className="visually-hidden">{title}</span>
      </button>
      <SidePanel open={open} title={title} onClose={() => setOpen(false)}>
        {open && p.evidence()}
      </SidePanel>
    </>
  )
}
