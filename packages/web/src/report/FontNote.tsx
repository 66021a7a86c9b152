import { facesSeen, officialFaces } from '@rongheng/core/report/faces'
import { useMemo } from 'react'
import { useText } from '../ui/text.tsx'
import { hasFace } from './has-face.ts'
import { reportWords } from './words.ts'

/** Which typefaces the Word file asks for, and what will be seen in their place on a computer like this one. */
export function FontNote() {
  const t = useText(reportWords)
  const { replaced, missing } = useMemo(() => facesSeen(hasFace()), [])
  const all = Object.values(officialFaces)
    .map((face) => face.name)
    .join('、')
  const incomplete = replaced.length + missing.length > 0
  return (
    <details className="panel rp-obstacles no-print">
      <summary>{t(incomplete ? 'fonts.incomplete' : 'fonts')}</summary>
      <p>{t('fonts.named', { all })}</p>
      {replaced.length > 0 && (
        <p>{t('fonts.replaced', { list: replaced.map((r) => `${r.name} → ${r.by}`).join('；') })}</p>
      )}
      {missing.length > 0 && <p>{t('fonts.missing', { list: missing.join('、') })}</p>}
      <p className="muted">{t('fonts.help')}</p>
    </details>
  )
}
