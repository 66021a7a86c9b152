import { useState } from 'react'
import { DropZone } from './DropZone.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** Takes one file, chosen or dropped, and shows it going up. */
export function FileDrop(p: {
  label: string
  help?: string
  /** Endings, `.xlsx,.xls,.csv`. */
  accept: string
  maxBytes: number
  /** Sends the file; the promise ends when the server has dealt with it. */
  onFile: (file: File, onProgress: (share: number) => void) => Promise<unknown>
  disabledReason?: string | null | undefined
}) {
  const t = useText(uiWords)
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setSending({ name: file.name, share: 0 })
    try {
      await p.onFile(file, (share) => setSending({ name: file.name, share }))
    } catch {
      // The page shows the refusal where it shows all of them.
    } finally {
      setSending(null)
    }
  }
  return (
    <DropZone
      label={p.label}
      help={p.help}
      accept={p.accept}
      maxBytes={p.maxBytes}
      busy={sending !== null}
      disabledReason={p.disabledReason}
      onFiles={([file]) => void take(file)}
    >
      {sending && (
        <ProgressBar
          share={sending.share < 1 ? sending.share : null}
          text={
            sending.share < 1
              ? t('file.sending', { name: sending.name, percent: Math.floor(sending.share * 100) })
              : t('file.working', { name: sending.name })
          }
        />
      )}
    </DropZone>
  )
}
