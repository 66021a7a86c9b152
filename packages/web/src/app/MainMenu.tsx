import { Link } from '@tanstack/react-router'
import { useText } from '../ui/text.tsx'
import { menuGroups, type Page } from './page.ts'
import { pages } from './pages.ts'
import { useActor } from './session.ts'
import { menuWords } from './words.ts'

/** The pages this person may open and has something to do on, by group. A group without any is not shown. */
export function MainMenu({ onChoose }: { onChoose?: () => void }) {
  const t = useText(menuWords)
  const { permissions } = useActor()
  const open = (page: Page) =>
    page.menu !== undefined && ((page.menuFor ?? page.needs)?.some((p) => permissions[p]?.length) ?? true)
  return menuGroups.map((group) => {
    const entries = pages.filter((page) => page.menu === group && open(page))
    if (entries.length === 0) return null
    return (
      <section key={group} className="menu-group">
        {group !== 'home' && <h2>{t(`group.${group}`)}</h2>}
        <ul>
          {entries.map((page) => (
            <li key={page.path}>
              <Link
                to={page.path}
                activeOptions={{ exact: page.path === '/' || page.path === '/watch' }}
                onClick={onChoose}
                onMouseEnter={() => void page.load().catch(() => undefined)}
              >
                {t(page.word)}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
