import { type CheckView, reportCheckApi } from '@rongheng/core/report/check/api'
import { useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useRead } from '../../api/use-read.ts'
import { useWrite } from '../../api/use-write.ts'
import { useLanguage, useText } from '../../ui/text.tsx'
import { CheckPaper } from './CheckPaper.tsx'
import { DismissDialog } from './DismissDialog.tsx'
import { FindingFilters, useFindingFilter } from './FindingFilters.tsx'
import { FindingList } from './FindingList.tsx'
import { checkWords } from './check-words.ts'
import { listed, marksByBlock } from './listed.ts'
import { markSelector } from './Marked.tsx'
import { saying, type Said } from './said.ts'

const sides = ['findings', 'document'] as const

/** The report on the left and the findings on the right, with jumps between them; on a narrow screen one at a time. */
export function CheckResult({ check }: { check: CheckView }) {
  const t = useText(checkWords)
  const { language } = useLanguage()
  const { rules } = useRead(reportCheckApi.listRules, {})
  const all = useMemo(() => saying(listed(check), rules, language), [check, rules, language])
  const filter = useFindingFilter(all)
  const { shown } = filter
  const marks = useMemo(() => marksByBlock(shown), [shown])
  const [side, setSide] = useState<(typeof sides)[number]>('findings')
  const [dismissing, setDismissing] = useState<Said | null>(null)
  const dismiss = useWrite(reportCheckApi.dismissFinding)
  const box = useRef<HTMLDivElement>(null)
  const last = useRef(0)

  const jump = (to: (typeof sides)[number], selector: string) => {
    flushSync(() => setSide(to))
    const target = box.current?.querySelector<HTMLElement>(selector)
    if (!target) return
    target.scrollIntoView({ block: 'center' })
    target.focus({ preventScroll: true })
    // What was out of sight has only now got its real height.
    requestAnimationFrame(() => target.scrollIntoView({ block: 'center' }))
  }
  // The other side begins at its beginning, not at the height that this one was read to.
  const turn = (to: (typeof sides)[number]) => {
    flushSync(() => setSide(to))
    if ((box.current?.getBoundingClientRect().top ?? 0) < 0) box.current?.scrollIntoView()
  }
  const toFinding = (number: number) => {
    last.current = number
    jump('findings', `#finding-${number}`)
  }
  // Words with several findings lead to one after the other.
  const onMark = (numbers: readonly number[]) =>
    toFinding(numbers[(numbers.indexOf(last.current) + 1) % numbers.length] ?? 0)
  const afterDismissal = (gone: Said) => {
    const at = shown.findIndex((one) => one.number === gone.number)
    const next = shown[at + 1] ?? shown[at - 1]
    setDismissing(null)
    if (next) setTimeout(() => toFinding(next.number))
  }
  return (
    <>
      <div className="ck-sides no-print">
        <div className="choice" role="group" aria-label={t('view')}>
          {sides.map((one) => (
            <button key={one} type="button" aria-pressed={side === one} onClick={() => turn(one)}>
              {t(`${one}.tab`, { count: shown.length })}
            </button>
          ))}
        </div>
      </div>
      <div ref={box} className="ck-columns" data-side={side}>
        <section className="ck-side ck-document" aria-labelledby="ck-document" tabIndex={0}>
          <header>
            <h2 id="ck-document">{t('document')}</h2>
            <p className="muted">{t('document.note')}</p>
          </header>
          <CheckPaper documents={check.documents} marks={marks} onMark={onMark} />
        </section>
        <section className="ck-side ck-findings" aria-labelledby="ck-findings" tabIndex={0}>
          <header>
            <h2 id="ck-findings">{t('findings')}</h2>
            <FindingFilters all={all} filter={filter} again={check.previousId !== null} />
          </header>
          <FindingList
            check={check}
            all={all}
            shown={shown}
            onClear={filter.clear}
            onQuote={(number, quote) => {
              last.current = number
              jump('document', markSelector(number, quote))
            }}
            onDismiss={setDismissing}
          />
        </section>
      </div>
      <DismissDialog
        key={dismissing?.number}
        says={dismissing?.says ?? null}
        help={t('dismiss.help')}
        dismiss={(reason) =>
          dismiss.mutateAsync({ checkId: check.id, key: dismissing?.finding.key ?? '', reason })
        }
        onClose={() => setDismissing(null)}
        onDone={() => dismissing && afterDismissal(dismissing)}
      />
    </>
  )
}
