import { checkKinds, type Kind } from '@rongheng/core/watch/kinds/all'
import { kindGroupNames, kindGroups } from '@rongheng/core/watch/kinds/form'
import { useEither, useText } from '../ui/text.tsx'
import { checkPageWords } from './words.ts'

/** Every kind of check, by group, each with what it tells: one is chosen. */
export function KindChoice({ onChoose }: { onChoose: (kind: Kind) => void }) {
  const t = useText(checkPageWords)
  const either = useEither()
  return (
    <section aria-label={t('kind.choose')}>
      <h2 className="wt-ask">{t('kind.choose')}</h2>
      {kindGroups.map((group) => {
        const kinds = checkKinds.filter((kind) => kind.group === group)
        if (kinds.length === 0) return null
        const { zh, en } = kindGroupNames[group]
        return (
          <section key={group} className="wt-kinds">
            <h3>{either(zh, en)}</h3>
            <ul>
              {kinds.map((kind) => (
                <li key={kind.kind}>
                  <button type="button" onClick={() => onChoose(kind.kind)}>
                    <strong>{either(kind.zh, kind.en)}</strong>
                    <span>{either(kind.about.zh, kind.about.en)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </section>
  )
}
