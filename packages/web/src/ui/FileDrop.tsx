import { type DragEvent, useId, useState } from 'react'
import { ProgressBar } from './ProgressBar.tsx'
import { usePunctuation } from './punctuation.ts'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

const MB = 1_048_576

/**
 * Takes one file, chosen or dropped, and shows it going up. The size is judged here as well, so that nobody waits for a
 * refusal of 200 MB.
 */
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
  const marks = usePunctuation()
  const t = useText(uiWords)
  const id = useId()
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [over, setOver] = useState(false)

  const take = async (file: File | undefined) => {
    if (!file || sending || p.disabledReason) return
    const endings = p.accept.split(',').map((one) => one.trim().toLowerCase())
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending)))
      return setProblem(t('file.wrong-kind', { name: file.name, accept: marks.list(endings) }))
    if (file.size > p.maxBytes) {
      const size = (file.size / MB).toFixed(1)
      return setProblem(t('file.too-large', { name: file.name, size, limit: Math.floor(p.maxBytes / MB) }))
    }
    setProblem(null)
    setSending({ name: file.name, share: 0 })
    try {
      await p.onFile(file, (share) => setSending({ name: file.name, share }))
    } catch {
      // The page shows the refusal where it shows all of them.
    } finally {
      setSending(null)
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label id={`${id}-label`} htmlFor={id}>
        {p.label}
      </label>
      <input
        id={id}
        type="file"
        className="visually-hidden"
        aria-labelledby={`${id}-label`}
        accept={p.accept}
        disabled={sending !== null || Boolean(p.disabledReason)}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          void take(event.target.files?.[0])
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <p>
        {/* The browser's own button speaks the browser's language; this one speaks the page's, and belongs to the same input. */}
        <label htmlFor={id} className={p.disabledReason ? 'drop-button drop-closed' : 'drop-button'}>
          {t('file.choose')}
        </label>{' '}
        <span className="muted">{t('file.drop')}</span>
      </p>
      <p id={`${id}-help`} className="muted">
        {p.disabledReason ?? p.help}
      </p>
      {problem && (
        <p role="alert" className="plain-field-error">
          {problem}
        </p>
      )}
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
    </div>
  )
}
