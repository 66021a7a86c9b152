import { useActor, useMay } from '../app/session.ts'
import { PageTitle } from '../ui/PageTitle.tsx'
import { useText } from '../ui/text.tsx'
import { AdminPanel } from './AdminPanel.tsx'
import { AlertPanel } from './AlertPanel.tsx'
import { ChangesPanel } from './ChangesPanel.tsx'
import { DuePanel } from './DuePanel.tsx'
import { MoneyPanel } from './MoneyPanel.tsx'
import { NoRolePanel } from './NoRolePanel.tsx'
import { NoticePanel } from './NoticePanel.tsx'
import { homeWords } from './words.ts'

/** For the person who signed in: what is due, how the money stands, what changed. Each sees what is theirs. */
export function HomePage() {
  const t = useText(homeWords)
  const business = useMay('project.read')
  return (
    <>
      <PageTitle>{t('hello', { name: useActor().name })}</PageTitle>
      <NoRolePanel />
      <AdminPanel />
      <AlertPanel />
      {business && (
        <>
          <div className="panels">
            <DuePanel />
            <div>
              <NoticePanel />
              <ChangesPanel />
            </div>
          </div>
          <div className="below">
            <MoneyPanel />
          </div>
        </>
      )}
    </>
  )
}
