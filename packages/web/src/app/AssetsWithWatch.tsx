import { AssetsPage } from '../assets/AssetsPage.tsx'
import { useSystemStates } from '../watch/system-states.ts'

/** The lists of systems and devices and what needs what, each system with how it is now. */
export function AssetsWithWatch() {
  return <AssetsPage stateOf={useSystemStates()} />
}
