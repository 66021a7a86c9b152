import { useEffect, useState } from 'react'
import { serverNow } from '../api/server-clock.ts'

/** The moment by the server's clock; whatever reads it is drawn again so often. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState<number>(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
