import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { usePunctuation } from './punctuation.ts'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

const MB = 1_048_576

/**
 * Where files are chosen or dropped. Kind and size are judged here as well, so that nobody waits for a refusal of 200 MB; what
 * does not pass is said, and the others go on.
 */
export function DropZone(p: {
  label: string
  help?: string | undefined
  /** Endings, `.xlsx,.xls,.csv`. */
  accept: string
  maxBytes: number
  multiple?: boolean
  /** No file is taken now. */
  busy?: boolean
  onFiles: (files: readonly File[]) => void
  disabledReason?: string | null | undefined
  children?: ReactNode
}) {
  const t = useText(uiWords)
  const marks = usePunctuation()
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const endings = p.accept.split(',').map((one) => one.trim().toLowerCase())

  const problemOf = (file: File): string | null => {
    if (!endings.some((ending) => file.name.toLowerCase().endsWith(ending)))
      return t('file.wrong-kind', { name: file.name, accept: marks.list(endings) })
    if (file.size <= p.maxBytes) return null
    const size = (file.size / MB).toFixed(1)
    return t('file.too-large', { name: file.name, size, limit: Math.floor(p.maxBytes / MB) })
  }
  const take = (given: FileList | null) => {
    if (p.busy || p.disabledReason) return
    const files = [...(given ?? [])].slice(0, p.multiple ? undefined : 1)
    if (files.length === 0) return
    const problems = files.flatMap((file) => problemOf(file) ?? [])
    setProblem(problems.length > 0 ? problems.join(' ') : null)
    const good = files.filter((file) => problemOf(file) === null)
    if (good.length > 0) p.onFiles(good)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
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
        multiple={p.multiple ?? false}
        disabled={Boolean(p.busy) || Boolean(p.disabledReason)}
        aria-describedby={`${id}-help`}
        onChange={(event) => {
          take(event.target.files)
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
      {p.children}
    </div>
  )
}
