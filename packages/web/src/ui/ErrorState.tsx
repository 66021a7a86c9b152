import { Button } from 'antd'
import type { ReactNode } from 'react'
import { sentenceOf } from '../api/sentence.ts'
import { useLanguage } from './text.tsx'

/** In place of something that could not be shown: what happened, and what to do about it. */
export function ErrorState(p: {
  title: string
  /** The refusal or failure, told as its sentence. */
  error?: unknown
  help?: string
  /** For the administrator, word for word. */
  detail?: string
  action?: { readonly label: string; readonly onPress: () => void }
  children?: ReactNode
}) {
  const { language } = useLanguage()
  const help = p.error === undefined ? p.help : sentenceOf(p.error, language)
  return (
    <section className="state state-error" role="alert">
      <h1>{p.title}</h1>
      {help && <p>{help}</p>}
      {p.detail && <code>{p.detail}</code>}
      {p.action && (
        <p>
          <Button type="primary" onClick={p.action.onPress}>
            {p.action.label}
          </Button>
        </p>
      )}
      {p.children}
    </section>
  )
}
