import { MAX_DOCUMENT_BYTES } from '@rongheng/core/report/check/document-reader'
import { type ReactNode, useState } from 'react'
import { DropZone } from '../../ui/DropZone.tsx'
import { useText } from '../../ui/text.tsx'
import { checkWords } from './check-words.ts'
import { useSizeText } from './use-size-text.ts'

/** What the check can read. */
export const REPORT_ENDINGS = '.docx,.docm,.pdf,.txt,.md,.html,.htm,.xlsx,.xlsm,.doc,.wps,.rtf,.xls'
const MOST_FILES = 20

/** Takes the files of one report, and lists them until they are sent. */
export function FileChoice(p: {
  files: readonly File[]
  onChange: (files: readonly File[]) => void
  busy: boolean
  /** How far the sending is. */
  children?: ReactNode
}) {
  const t = useText(checkWords)
  const [tooMany, setTooMany] = useState(false)
  const add = (given: readonly File[]) => {
    // The same name again is the same file, chosen again after it was mended.
    const names = new Set(given.map((file) => file.name))
    const all = [...p.files.filter((file) => !names.has(file.name)), ...given]
    setTooMany(all.length > MOST_FILES)
    p.onChange(all.slice(0, MOST_FILES))
  }
  const size = useSizeText()
  return (
    <DropZone
      label={t('files')}
      help={t('files.help')}
      accept={REPORT_ENDINGS}
      maxBytes={MAX_DOCUMENT_BYTES}
      multiple
      busy={p.busy}
      onFiles={add}
    >
      {tooMany && (
        <p role="alert" className="plain-field-error">
          {t('files.too-many')}
        </p>
      )}
      {p.files.length > 0 && (
        <>
          <p role="status" className="ck-chosen">
            {t('files.chosen', { count: p.files.length })}
          </p>
          <ul className="ck-files">
            {p.files.map((file) => (
              <li key={file.name}>
                <span>
                  {file.name} <span className="muted">{size(file.size)}</span>
                </span>
                {!p.busy && (
                  <button
                    type="button"
                    className="quiet"
                    aria-label={`${t('files.remove')} ${file.name}`}
                    onClick={() => p.onChange(p.files.filter((one) => one !== file))}
                  >
                    {t('files.remove')}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {p.children}
    </DropZone>
  )
}
