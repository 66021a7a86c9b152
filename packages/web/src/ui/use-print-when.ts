import { useEffect } from 'react'

/**
 * Opens the print dialog once everything that is to be printed stands on the page: a long list asks for all its rows first.
 *
 * @param setAsked is told false when the dialog is closed; the setter of a state, so that it never changes
 */
export function usePrintWhen(ready: boolean, setAsked: (asked: false) => void): void {
  useEffect(() => {
    if (!ready) return
    const closed = () => setAsked(false)
    window.addEventListener('afterprint', closed, { once: true })
    // After the rows are painted: the dialog shows the page as it stands.
    const timer = setTimeout(() => window.print(), 50)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('afterprint', closed)
    }
  }, [ready, setAsked])
}
