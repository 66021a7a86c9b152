import { ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/**
 * A dialog over the page, made of the browser's own: it keeps the focus inside, gives it back afterwards, and closes on Esc
 * unless `onClose` is missing. Light enough for the shell; its content is not there while it is closed. `side`: at the right
 * edge, as high as the screen. `veil`: the page behind cannot be read.
 */
export function Dialog(p: {
  open: boolean
  title: string
  onClose?: () => void
  side?: boolean
  veil?: boolean
  children: ReactNode
}) {
  const t = useText(uiWords)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const box = dialog.current
    if (p.open && box && !box.open) {
      box.showModal()
      // The browser goes to the first field; a form may know a better one.
      box.querySelector<HTMLElement>('[data-begin]')?.focus()
    }
    if (!p.open && box?.open) box.close()
  }, [p.open])
  return (
    <dialog
      ref={dialog}
      className={`dialog${p.side ? ' side-panel' : ''}${p.veil ? ' veil' : ''}`}
      onClick={(event) => p.side && event.target === dialog.current && p.onClose?.()}
      aria-label={p.title}
      onCancel={(event) => {
        event.preventDefault()
        p.onClose?.()
      }}
      onClose={(event) => {
        // The second Esc in a row closes without asking `onCancel`: whether it closes is still ours to say.
        const box = dialog.current
        if (!p.open || !box || event.target !== box) return
        box.showModal()
        p.onClose?.()
      }}
    >
      {p.open && (
        <>
          <header>
            <h2>{p.title}</h2>
            {p.onClose && (
              <button type="button" className="quiet" aria-label={t('close')} onClick={p.onClose}>
                ×
              </button>
            )}
          </header>
          {/* Lists of choices open inside: the browser puts a dialog above everything else on the page. */}
          <ConfigProvider getPopupContainer={(near) => near?.parentElement ?? document.body}>
            {p.children}
          </ConfigProvider>
        </>
      )}
    </dialog>
  )
}
