import { useRef } from 'react'
import { useText } from '../ui/text.tsx'
import { MainMenu } from './MainMenu.tsx'
import { shellWords } from './words.ts'

/** On narrow screens: the menu behind a button. The browser's own dialog keeps the focus inside and closes on Esc. */
export function MenuDrawer() {
  const t = useText(shellWords)
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  return (
    <>
      <button
        type="button"
        className="quiet menu-button"
        aria-label={t('menu.open')}
        onClick={() => dialog.current?.showModal()}
      >
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M3 5h14M3 10h14M3 15h14" stroke="currentColor" strokeWidth="1.8" />
        </svg>
      </button>
      {/* biome-ignore lint: a click beside the menu closes it; Esc does the same for the keyboard */}
      <dialog
        ref={dialog}
        className="menu-drawer"
        aria-label={t('menu.label')}
        onClick={(event) => event.target === dialog.current && close()}
      >
        <nav>
          <MainMenu onChoose={close} />
        </nav>
      </dialog>
    </>
  )
}
