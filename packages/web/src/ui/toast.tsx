import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'

const STAYS_MS = 5000

const Toasts = createContext<(text: string) => void>(() => undefined)

/** Room for short messages that something is done: seen at the foot of the screen, heard by who listens. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly { id: number; text: string }[]>([])
  const next = useRef(0)
  const toast = useCallback((text: string) => {
    const id = next.current++
    setShown((before) => [...before, { id, text }])
    setTimeout(() => setShown((before) => before.filter((one) => one.id !== id)), STAYS_MS)
  }, [])
  return (
    <Toasts.Provider value={toast}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((one) => (
          <p key={one.id}>{one.text}</p>
        ))}
      </div>
    </Toasts.Provider>
  )
}

/** Says that something is done: `toast(t('saved'))`. Never for refusals, which stay on the page until they are dealt with. */
export const useToast = (): ((text: string) => void) => useContext(Toasts)
