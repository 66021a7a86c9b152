import { useEffect, useState } from 'react'
import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** While something is on its way. Says nothing for the first moment, so that quick pages do not flicker. */
export function Loading() {
  const t = useText(uiWords)
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="state" role="status" aria-busy="true">
      {slow && (
        <>
          <span className="spinner" aria-hidden="true" />
          <p>{t('loading')}</p>
        </>
      )}
    </div>
  )
}
