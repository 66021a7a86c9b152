import { SystemPage } from '../assets/SystemPage.tsx'
import { SystemWatch } from '../watch/SystemWatch.tsx'

/** The page of a system, with what watching knows of it. */
export function SystemWithWatch({ systemId }: { systemId: string }) {
  return (
    <SystemPage systemId={systemId}>
      <SystemWatch systemId={systemId} />
    </SystemPage>
  )
}
