import { Button } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Dialog } from './Dialog.tsx'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** The forms of a page, or of a panel on it, that hold something typed and not saved. Not state: nothing is drawn from it. */
class Unsaved {
  readonly #forms = new Set<object>()
  readonly #around: Unsaved | null
  constructor(around: Unsaved | null) {
    this.#around = around
  }
  get any(): boolean {
    return this.#forms.size > 0
  }
  hold(form: object): void {
    this.#forms.add(form)
    this.#around?.hold(form)
  }
  release(form: object): void {
    this.#forms.delete(form)
    this.#around?.release(form)
  }
  forget(): void {
    for (const form of this.#forms) this.release(form)
  }
}
const Around = createContext(new Unsaved(null))

/**
 * A form says when something was typed, and when it is saved: before going on from there, so that nobody is asked. Going
 * elsewhere in between asks first, whether by the menu, by Esc, beside a side panel, or by closing the window.
 */
export function useUnsaved(): { readonly touch: () => void; readonly saved: () => void } {
  const around = useContext(Around)
  const form = useMemo(() => ({}), [])
  useEffect(() => () => around.release(form), [around, form])
  return useMemo(
    () => ({ touch: () => around.hold(form), saved: () => around.release(form) }),
    [around, form],
  )
}

/** What the whole page holds unsaved: for the shell, which asks before another page is shown. */
export const usePageUnsaved = (): Pick<Unsaved, 'any' | 'forget'> => useContext(Around)

/** For what closes a part of the page: `ask(close)` closes at once, or asks first when a form in `Within` is not saved. */
export function useLeaving(): {
  readonly ask: (leave: () => void) => void
  readonly question: ReactNode
  readonly Within: (p: { children: ReactNode }) => ReactNode
} {
  const around = useContext(Around)
  const own = useMemo(() => new Unsaved(around), [around])
  const [leave, setLeave] = useState<{ go: () => void } | null>(null)
  // The second Esc in a row closes the question and, a moment later, the panel below it: that is one answer, to stay.
  const escapedAt = useRef(Number.NEGATIVE_INFINITY)
  const Within = useMemo(
    () =>
      function Within({ children }: { children: ReactNode }) {
        return <Around value={own}>{children}</Around>
      },
    [own],
  )
  return {
    ask: (go) => {
      if (!own.any) return go()
      if (performance.now() - escapedAt.current > 150) setLeave({ go })
    },
    question: (
      <LeaveDialog
        open={leave !== null}
        onStay={() => setLeave(null)}
        onEscape={() => {
          escapedAt.current = performance.now()
          setLeave(null)
        }}
        onLeave={() => {
          own.forget()
          setLeave(null)
          leave?.go()
        }}
      />
    ),
    Within,
  }
}

/** Asks whether to leave what is not saved. */
export function LeaveDialog(p: {
  open: boolean
  onStay: () => void
  /** Esc, where it is told apart from the button. */
  onEscape?: () => void
  onLeave: () => void
}) {
  const t = useText(uiWords)
  return (
    <Dialog open={p.open} title={t('leave.title')} onClose={p.onEscape ?? p.onStay}>
      <p>{t('leave.help')}</p>
      <div className="dialog-actions">
        <Button danger onClick={p.onLeave}>
          {t('leave.go')}
        </Button>
        <Button type="primary" data-begin="" onClick={p.onStay}>
          {t('leave.stay')}
        </Button>
      </div>
    </Dialog>
  )
}
