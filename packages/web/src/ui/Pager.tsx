import { useText } from './text.tsx'
import { uiWords } from './words.ts'

/** Which part of a long list is shown, and steps to the others. Light: antd's own brings its Select into every page. */
export function Pager(p: { page: number; pageSize: number; total: number; onPage: (page: number) => void }) {
  const t = useText(uiWords)
  const pages = Math.max(1, Math.ceil(p.total / p.pageSize))
  const step = (word: 'page.first' | 'page.before' | 'page.next' | 'page.last', to: number) => (
    <button type="button" disabled={to < 1 || to > pages || to === p.page} onClick={() => p.onPage(to)}>
      {t(word)}
    </button>
  )
  return (
    <nav className="pager no-print" aria-label={t('page.label')}>
      <span className="muted">{t('table.total', { total: p.total })}</span>
      {step('page.first', 1)}
      {step('page.before', p.page - 1)}
      <span aria-current="page">{t('page.of', { page: p.page, pages })}</span>
      {step('page.next', p.page + 1)}
      {step('page.last', pages)}
    </nav>
  )
}
